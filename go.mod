module maatwerkroute

go 1.25.0

require (
	github.com/rickar/cal/v2 v2.1.13
	github.com/rivo/uniseg v0.4.7
	golang.org/x/text v0.41.0
	pgregory.net/rapid v1.3.0
)

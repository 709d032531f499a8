module maatwerkroute

go 1.25.0

require (
	github.com/gofiber/fiber/v2 v2.52.15
	github.com/gorilla/websocket v1.5.3
	github.com/rickar/cal/v2 v2.1.13
	github.com/rivo/uniseg v0.4.7
	github.com/valyala/fasthttp v1.74.0
	golang.org/x/text v0.41.0
	pgregory.net/rapid v1.3.0
)

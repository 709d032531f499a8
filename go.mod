module maatwerkroute

go 1.25.0

// Package static holds what the browser gets: the built client, the theme and the icons.
// The bundle is built by npm into dist and is never committed; on a clean clone dist is
// empty, so that go vet and go test work before the first build.
package static

import "embed"

// Dist is the built client.
//
//go:embed all:dist
var Dist embed.FS

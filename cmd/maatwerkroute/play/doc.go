// Package play plays the example dialogue into a running server, over the wire that phones use: each person is
// a browser with cookies of its own. It promises that nothing on the screens was put there in another way, that
// every number is the product's own, and that what of the script is not played yet is named.
package play

// Package server is the door: config, routes, pages, and errors turned into a status, once.
//
// It promises: no rule about the dialogue stands here, since every form becomes a wish; every answer
// carries the same Content-Security-Policy and is kept by nobody's cache, save the built client and what our
// own worker keeps on a phone (static/src/sw: nothing of a person); nothing changes on a GET and nothing on a
// request from another site; a secret is in no address that reaches us, save a typed code, and in no log; and
// a key that ended looks like one that never was.
package server

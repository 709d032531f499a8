//go:build !linux

package main

import "testing"

// cut cannot take the network away here: the test is played with it.
func cut(*testing.T) bool { return true }

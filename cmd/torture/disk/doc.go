// Package disk lets the disk fail under the real program while phones write, and counts what that cost. It is no
// part of the product.
//
// It promises: what it calls acknowledged was received by a phone, and what it calls lost, doubled or broken was
// read from the files that were left, with the store that people use.
//
// disk.c stands between SQLite and the real disk. It writes down what reached the disk and when, or says that the
// disk is full, broken, slow or read-only, from a chosen moment and back. The program itself is not changed.
package disk

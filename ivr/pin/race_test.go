//go:build race

package pin_test

// stride is which PINs the oracle judges: under the race detector, ten times slower, every
// eleventh.
const stride = 11

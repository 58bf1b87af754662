/** The least that a program must do: the denominators. */
package dev.signalpost.bench.baseline;

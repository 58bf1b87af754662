/**
 * The benchmark. Numbers are ratios taken in one run: what Signalpost needs to what the least
 * program that does the same needs, or with a fault to without. Every run ends with a check that
 * nothing is missing, and fails if something is.
 */
package dev.signalpost.bench;

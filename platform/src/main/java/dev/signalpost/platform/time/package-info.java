/** The clock and the source of ids, as beans, so that a test can turn the clock. */
package dev.signalpost.platform.time;

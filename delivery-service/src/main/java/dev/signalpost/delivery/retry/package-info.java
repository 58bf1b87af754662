/** What follows an attempt: pure rules, no input, no output. */
package dev.signalpost.delivery.retry;

/** Driftwood's look at deliveries. */
package dev.signalpost.log.dialect.driftwood;

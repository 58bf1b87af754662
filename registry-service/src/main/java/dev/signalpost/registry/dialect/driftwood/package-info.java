/** Driftwood's procedures that change or show who receives. */
package dev.signalpost.registry.dialect.driftwood;

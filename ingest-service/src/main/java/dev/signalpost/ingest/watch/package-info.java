/**
 * For publishers who ask to hear of the outcome: waits for the attempts of a message that was just
 * sent.
 */
package dev.signalpost.ingest.watch;

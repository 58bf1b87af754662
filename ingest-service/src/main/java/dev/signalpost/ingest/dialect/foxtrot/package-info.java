/** Foxtrot's events, as its publishers send them. */
package dev.signalpost.ingest.dialect.foxtrot;

/** Drivly's ways to trigger events, some of which wait for the receiver's answer. */
package dev.signalpost.ingest.dialect.drivly;

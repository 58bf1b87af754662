/** Events, as Channels' publishers send them. */
package dev.signalpost.ingest.dialect.channels;

/** Events of a channel and what became of their notifications. */
package dev.signalpost.log.dialect.channels;

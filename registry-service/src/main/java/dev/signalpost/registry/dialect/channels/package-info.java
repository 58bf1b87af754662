/** Channels and their webhooks. */
package dev.signalpost.registry.dialect.channels;

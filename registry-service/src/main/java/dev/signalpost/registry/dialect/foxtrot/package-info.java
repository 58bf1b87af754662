/** Foxtrot's webhooks. */
package dev.signalpost.registry.dialect.foxtrot;

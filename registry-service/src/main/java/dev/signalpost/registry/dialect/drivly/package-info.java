/** Drivly's webhooks, its entry document, and the page to log in. */
package dev.signalpost.registry.dialect.drivly;

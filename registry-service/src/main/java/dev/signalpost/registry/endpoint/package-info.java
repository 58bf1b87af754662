/**
 * Endpoints: where messages go, what they want, and the secrets and headers that travel with them.
 */
package dev.signalpost.registry.endpoint;

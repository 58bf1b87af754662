/**
 * The event-type catalogue of an environment: it describes what may come, and restricts nothing.
 */
package dev.signalpost.registry.eventtype;

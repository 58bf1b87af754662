/**
 * Sends again what was sent before: one delivery, or what an endpoint missed in a span of time.
 * Writes to the shortest retry topic and nothing else; the delivery workers do the rest.
 */
package dev.signalpost.log.replay;

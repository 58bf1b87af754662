/**
 * A message in, the deliveries it asks for out: matching by application, event type and channels.
 */
package dev.signalpost.delivery.fanout;

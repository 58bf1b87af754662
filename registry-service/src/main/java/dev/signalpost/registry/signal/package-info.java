/**
 * What the delivery workers notice about endpoints comes back here: {@code SignalConsumer} reads
 * the topic, {@code HealthPolicy} acts on it, {@code DisableJob} disables what failed too long.
 * Both write operational events to the outbox.
 */
package dev.signalpost.registry.signal;

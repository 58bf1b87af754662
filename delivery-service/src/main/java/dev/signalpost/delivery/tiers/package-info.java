/**
 * Brings waiting deliveries back when they are due: {@code TierConsumer} moves them from the long
 * tiers to the next one, {@code DueSource} takes them from the shortest tier into the lanes.
 */
package dev.signalpost.delivery.tiers;

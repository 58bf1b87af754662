/**
 * The ground every service stands on and none is about: the clock, Kafka clients and topics, sealed
 * secrets, idempotency keys. Words of the suite belong in contracts, not here.
 */
package dev.signalpost.platform;

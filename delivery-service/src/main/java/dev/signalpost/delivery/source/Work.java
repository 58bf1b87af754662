package dev.signalpost.delivery.source;

import dev.signalpost.contracts.message.DeliveryRecord;

/** A delivery to be attempted, and the record that it came of. */
public record Work(DeliveryRecord delivery, SourceRecord source) {}

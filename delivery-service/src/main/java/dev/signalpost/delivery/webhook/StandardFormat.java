package dev.signalpost.delivery.webhook;

/** Standard Webhooks and nothing else. */
final class StandardFormat implements Format {}

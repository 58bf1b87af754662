/**
 * What the suites test with: real Kafka and PostgreSQL ({@code Infrastructure}), a real HTTP
 * receiver that remembers what it got ({@code Receiver}), and readers and writers of topics ({@code
 * KafkaRecords}). No mocks.
 */
package dev.signalpost.testkit;

/**
 * The words of the suite, and how they stand on Kafka.
 *
 * <p>The four services meet in topics and nowhere else, so what they must agree on is here: typed
 * ids, the topics, the records on them with their encoding, who a caller is, and what can go wrong.
 * Nothing here does I/O.
 */
package dev.signalpost.contracts;

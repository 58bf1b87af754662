/**
 * From Kafka and back to Kafka: polls a topic, hands what the records ask for to the lanes, and
 * commits offsets of what is done. Deliveries end in any order; a partition's committed offset only
 * passes a record when everything before it is done, too. How much of a partition may be open at
 * once is bounded in records and bytes.
 */
package dev.signalpost.delivery.source;

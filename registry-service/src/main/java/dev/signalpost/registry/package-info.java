/**
 * The registry: who may receive what. Every change writes its row and an outbox row in one
 * transaction ({@code outbox}), and is on Kafka in the order of the commits; the other services
 * read it there and never ask.
 */
package dev.signalpost.registry;

/**
 * A real Kafka broker and a real PostgreSQL inside this process, with their data in a directory of
 * the caller's choice. They are the ground of {@code standalone} and of every test; a larger
 * installation brings its own.
 */
package dev.signalpost.embedded;

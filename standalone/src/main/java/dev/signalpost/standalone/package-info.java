/**
 * All of Signalpost in one program: brings Kafka and PostgreSQL along, runs the four services, and
 * says how to begin.
 */
package dev.signalpost.standalone;

/**
 * The least that a Quarkus service does to accept a message; its processor time is the denominator
 * of the benchmark's B3. A service of its own, because that is what it is compared with.
 */
package dev.signalpost.bench.intake;

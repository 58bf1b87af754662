/**
 * Black-box tests: programs as processes, spoken to over HTTP and Kafka only. One class for each
 * promise.
 */
package dev.signalpost.e2e;

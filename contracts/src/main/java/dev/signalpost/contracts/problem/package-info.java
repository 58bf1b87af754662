/**
 * What can go wrong that a caller can act on: a closed set, rendered by each dialect in its own
 * shape.
 */
package dev.signalpost.contracts.problem;

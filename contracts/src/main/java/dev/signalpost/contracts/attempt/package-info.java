/**
 * What is known after an attempt: the record on the topic {@code attempts}, which the log keeps.
 */
package dev.signalpost.contracts.attempt;

/**
 * The topics in which the services meet, and the header names that are common to the records on
 * them.
 */
package dev.signalpost.contracts.topic;

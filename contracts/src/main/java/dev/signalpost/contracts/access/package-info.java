/** Who calls, and what they may do: the outcome of authentication, checked by every use case. */
package dev.signalpost.contracts.access;

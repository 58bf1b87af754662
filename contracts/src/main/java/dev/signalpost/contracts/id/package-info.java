/** Typed ids: every thing the suite talks about is named by a UUID that knows of what it is. */
package dev.signalpost.contracts.id;

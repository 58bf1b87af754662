/** Drivly's list of webhooks, which shows when each was last executed, and their logs. */
package dev.signalpost.log.dialect.drivly;

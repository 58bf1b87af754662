/** The native API's view of the log, and its way to send again. */
package dev.signalpost.log.dialect.octohooks;

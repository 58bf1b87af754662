/** Makes the days' tables before they are needed, and drops them when their time is over. */
package dev.signalpost.log.retention;

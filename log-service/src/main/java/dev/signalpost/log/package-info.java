/**
 * What happened: {@code record} writes messages and attempts down, {@code query} answers questions
 * about them, {@code replay} sends some of them again, {@code retention} forgets them in time.
 */
package dev.signalpost.log;

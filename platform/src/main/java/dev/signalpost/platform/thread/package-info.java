/** Threads that live as long as the service they work for. */
package dev.signalpost.platform.thread;

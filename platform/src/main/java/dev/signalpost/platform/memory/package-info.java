/** What a process remembers of what it could find out again. */
package dev.signalpost.platform.memory;

/** One attempt: from a delivery to what the receiver said. Nothing here decides what follows. */
package dev.signalpost.delivery.dispatch;

/** Applications: who messages are for. */
package dev.signalpost.registry.application;

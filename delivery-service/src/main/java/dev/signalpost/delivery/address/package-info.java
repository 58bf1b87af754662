/**
 * Where a request may go: names become addresses here, and addresses that no stranger may reach
 * through us are refused.
 */
package dev.signalpost.delivery.address;

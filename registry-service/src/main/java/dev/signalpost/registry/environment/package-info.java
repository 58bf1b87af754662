/**
 * Environments: the root of isolation. Each has its applications, its API keys, and one hidden
 * operational application.
 */
package dev.signalpost.registry.environment;

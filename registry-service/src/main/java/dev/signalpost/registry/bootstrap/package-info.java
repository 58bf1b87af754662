/**
 * What an installation has before anybody called its API: an environment and, if wished, a preset
 * key to it.
 */
package dev.signalpost.registry.bootstrap;

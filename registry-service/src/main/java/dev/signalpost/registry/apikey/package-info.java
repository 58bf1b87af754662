/** API keys: made here, recognised by every service from their hash on the registry topic. */
package dev.signalpost.registry.apikey;

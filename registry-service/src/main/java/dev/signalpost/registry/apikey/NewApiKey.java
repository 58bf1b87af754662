package dev.signalpost.registry.apikey;

/**
 * A key that was just made.
 *
 * @param key the key itself, which is shown once and stored nowhere
 */
public record NewApiKey(ApiKey apiKey, String key) {}

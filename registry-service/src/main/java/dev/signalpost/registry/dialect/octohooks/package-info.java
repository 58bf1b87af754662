/**
 * The registry's part of the native API: from requests to use cases, from results to Octohooks'
 * shapes.
 */
package dev.signalpost.registry.dialect.octohooks;

/**
 * Ingest's part of the native API: messages in Octohooks' shape, singly and in batches, and
 * CloudEvents over HTTP.
 */
package dev.signalpost.ingest.dialect.octohooks;

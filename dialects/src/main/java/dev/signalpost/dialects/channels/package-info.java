/**
 * The grammar of Channels: {@code /v1/channels}, the key as user name of HTTP Basic, form bodies
 * with nested keys beside JSON, integer ids, errors in sentences.
 */
package dev.signalpost.dialects.channels;

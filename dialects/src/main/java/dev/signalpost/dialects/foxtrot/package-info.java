/**
 * The grammar of Foxtrot: {@code /webhooks}, bearer tokens, an envelope around everything, errors
 * with numbers.
 */
package dev.signalpost.dialects.foxtrot;

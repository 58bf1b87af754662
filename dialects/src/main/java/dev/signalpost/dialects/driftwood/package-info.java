/**
 * The grammar of Driftwood: procedures under {@code /api/webhooks-}, bearer tokens, {@code ok} in
 * every answer.
 */
package dev.signalpost.dialects.driftwood;

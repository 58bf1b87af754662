/**
 * The grammar of the native API, which is Octohooks': paths, bearer tokens, pages, and RFC 9457
 * problems.
 */
package dev.signalpost.dialects.octohooks;

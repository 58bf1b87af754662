/**
 * Questions about the past, each bounded by a page and by the caller's reach. What belongs to
 * somebody else does not exist.
 */
package dev.signalpost.log.query;

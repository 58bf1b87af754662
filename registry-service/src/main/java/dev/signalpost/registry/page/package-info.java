/**
 * Pages of lists and the two ways of naming a thing, by id or by uid: shared by all nouns of the
 * registry.
 */
package dev.signalpost.registry.page;

/**
 * The records of the registry topic: the newest state of everything that decides who receives what.
 * Key is {@code <kind>/<id>}, value is JSON, deletion is a tombstone. Fields are only ever added;
 * readers ignore unknown ones.
 */
package dev.signalpost.contracts.registry;

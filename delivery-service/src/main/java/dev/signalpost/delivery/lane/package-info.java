/**
 * When each delivery goes out. Every endpoint has a lane of its own with a bounded number of
 * requests in flight, so a receiver that hangs fills its own lane and nobody else's. What cannot go
 * out in time is postponed to a retry topic: no source record waits for a bad receiver. Everything
 * here runs on the dispatch loop.
 */
package dev.signalpost.delivery.lane;

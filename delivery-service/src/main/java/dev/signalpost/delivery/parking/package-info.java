/**
 * Endpoints that are down. Whoever finds one down parks its deliveries: they are written once to
 * the topic {@code parked}. The worker that has the endpoint's partition of that topic keeps a
 * backlog of it, tries the first delivery now and then, and when the receiver takes it sends the
 * others, in order, reading from a cursor that it keeps on the topic {@code parking}.
 */
package dev.signalpost.delivery.parking;

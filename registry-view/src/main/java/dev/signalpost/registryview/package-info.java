/**
 * The registry topic as an in-memory replica, for services that only read it: {@code
 * RegistryReader} follows the topic, {@code RegistryView} holds the newest state and answers from
 * memory, {@code CatchUp} makes a reader see what was written before it asked. Nothing here calls
 * the registry service.
 */
package dev.signalpost.registryview;

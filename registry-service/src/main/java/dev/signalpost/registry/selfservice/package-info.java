/**
 * Applications and endpoints that come with a key of their own, which can be shown again: for users
 * without an account, who sign themselves up.
 */
package dev.signalpost.registry.selfservice;

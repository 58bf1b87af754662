/**
 * What every HTTP API needs and no use case should see: which dialect a request speaks, who its
 * caller is, what the operation requires, and how a problem is told in that dialect's own shape.
 * Each dialect's grammar is a package below this one; its resources are in the service that owns
 * the operation.
 */
package dev.signalpost.dialects;

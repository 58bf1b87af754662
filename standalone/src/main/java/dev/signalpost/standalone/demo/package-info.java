/** A receiver to try Signalpost with: takes every webhook and shows the newest of them. */
package dev.signalpost.standalone.demo;

/** What a measurement needs: servers, a sink, a source, and programs of their own processes. */
package dev.signalpost.bench.lab;

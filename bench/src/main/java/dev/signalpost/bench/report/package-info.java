/** What was measured, as a table, as JSON and as a page. */
package dev.signalpost.bench.report;

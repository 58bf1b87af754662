/**
 * The grammar of Drivly: links in every answer, a key or a session cookie, and a page to log in. A
 * session is a key in a cookie that other sites cannot make the browser send.
 */
package dev.signalpost.dialects.drivly;

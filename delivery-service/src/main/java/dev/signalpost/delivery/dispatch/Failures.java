package dev.signalpost.delivery.dispatch;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** Why there was no response, as one sentence for the endpoint's owner. */
final class Failures {

    private Failures() {}

    static String describe(Throwable failure) {
        return switch (failure) {
            case ConnectTimeoutException slow -> "The connection was not made in time.";
            case NoRouteToHostException away -> "There is no route to the host.";
            case ConnectException refused -> "The connection was refused.";
            case SSLException tls -> "The TLS connection failed: " + root(tls);
            case HttpClosedException closed -> "The connection was closed without a response.";
            case SocketException socket -> "The connection broke: " + socket.getMessage();
            default -> "The request failed: " + failure.getMessage();
        };
    }

    /** What the platform found wrong with a certificate stands at the bottom of the causes. */
    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}

package io.antiphon.enrichment.web;

import io.antiphon.enrichment.web.BoundedBody.TooLongException;
import io.antiphon.enrichment.web.GuardedDns.ClosedAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/// Says for people why an exchange with a host failed.
record Failures(String host, WebRequest request, Deadline deadline) {

    /// @throws InterruptedException when the failure is that this thread was interrupted
    WebException of(IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (deadline.hasPassed()) {
            return new WebException(
                    "%s took longer than %d seconds".formatted(host, Math.max(1, request.timeLimit().toSeconds())),
                    failure);
        }
        return failure instanceof TooLongException ? tooLong(host, request)
                : new WebException(host + " " + reason(failure), failure);
    }

    static WebException tooLong(String host, WebRequest request) {
        return new WebException("%s sends more than the allowed %d bytes".formatted(host, request.maxBytes()));
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case ClosedAddressException _ -> "is not on the public internet, and connecting to it was not allowed";
            case UnknownHostException _ -> "is not a known host";
            case ConnectTimeoutException _ -> "cannot be reached";
            case ConnectException _ -> "refuses connections";
            case SocketTimeoutException _ -> "stopped answering";
            case SSLException _ -> "offers no connection that can be trusted";
            case ZipException _ -> "sends damaged compressed data";
            case InterruptedIOException _ -> "stopped answering";
            default -> "broke off the connection";
        };
    }
}

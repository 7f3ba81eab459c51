package io.antiphon.server.tls;

/// Why a certificate or its key cannot be used; the message names the file and is for the operator.
public final class UnusableCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableCertificateException(String message) {
        super(message);
    }

    UnusableCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}

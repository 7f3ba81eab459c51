package io.antiphon.conformance.suite;

import java.io.Serial;

/// The server cannot be judged: it does not answer, or no credentials are good.
public final class ServerUnusableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    ServerUnusableException(String message) {
        super(message);
    }
}

package io.antiphon.core.upload;

/// A file can never be placed where it belongs; the message says why, for whoever sent it.
final class PlacementException extends Exception {

    private static final long serialVersionUID = 1L;

    PlacementException(String message) {
        super(message);
    }
}

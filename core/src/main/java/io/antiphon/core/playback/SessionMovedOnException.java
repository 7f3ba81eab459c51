package io.antiphon.core.playback;

/// A change was made to a session, or a queue, as it is not any more: another device was faster.
public final class SessionMovedOnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionMovedOnException(String what, long expected, long found) {
        super("%s is at version %d, not %d: read it again".formatted(what, found, expected));
    }
}

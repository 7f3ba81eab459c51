package io.antiphon.core.playlist.file;

/// A playlist file that cannot be understood; the message says why.
public final class PlaylistFileException extends Exception {

    private static final long serialVersionUID = 1L;

    public PlaylistFileException(String message) {
        super(message);
    }
}

package io.antiphon.core;

/// Why a use case refuses. Adapters translate each kind to their protocol's code by one exhaustive switch; messages are safe to show.
public abstract sealed class LibraryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LibraryException(String message) {
        super(message);
    }

    /// What was named does not exist, or not in the caller's sight.
    public static final class NotFound extends LibraryException {

        private static final long serialVersionUID = 1L;

        public NotFound(String what, String id) {
            super("%s not found: %s".formatted(what, id));
        }
    }

    /// The caller may not do this.
    public static final class Forbidden extends LibraryException {

        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message);
        }
    }

    /// A value makes no sense.
    public static final class Invalid extends LibraryException {

        private static final long serialVersionUID = 1L;

        public Invalid(String message) {
            super(message);
        }
    }

    /// Something this needs is not there or too busy: a tool, a device, a disk.
    public static final class Unavailable extends LibraryException {

        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message);
        }
    }

    /// The state changed meanwhile or forbids this.
    public static final class Conflict extends LibraryException {

        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }
}

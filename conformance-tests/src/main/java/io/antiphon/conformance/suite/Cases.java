package io.antiphon.conformance.suite;

import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects cases while chapters describe them.
public final class Cases {

    private final Protocol protocol;
    private final List<Case> all = new ArrayList<>();

    public Cases(Protocol protocol) {
        this.protocol = protocol;
    }

    public Protocol protocol() {
        return protocol;
    }

    public List<Case> all() {
        return List.copyOf(all);
    }

    /// Cases that an endpoint is judged by.
    public Group endpoint(String name) {
        Endpoint endpoint = protocol.endpoint(name);
        return new Group(Kind.ENDPOINT, endpoint, endpoint.page(), endpoint.extension(), endpoint.changes(), true);
    }

    /// Cases about how an endpoint refuses.
    public Group errors(String name) {
        Endpoint endpoint = protocol.endpoint(name);
        return new Group(Kind.NEGATIVE, endpoint, endpoint.page(), endpoint.extension(), endpoint.changes(), true);
    }

    /// Cases about what apps rely on.
    public Group behaviour(String name, String source) {
        Endpoint endpoint = protocol.endpoint(name);
        return new Group(Kind.BEHAVIOUR, endpoint, source, endpoint.extension(), endpoint.changes(), true);
    }

    /// Cases about an extension's rules.
    public Group extension(String extension, String page, String name) {
        Endpoint endpoint = protocol.endpoint(name);
        return new Group(Kind.EXTENSION, endpoint, "extensions/" + page, extension, endpoint.changes(), true);
    }

    /// Cases about all endpoints alike, shown by one of them.
    public Group general(Kind kind, String name, String source) {
        return new Group(kind, protocol.endpoint(name), source, null, false, true);
    }

    /// Cases that share everything but what they do.
    public final class Group {

        private final Kind kind;
        private final Endpoint endpoint;
        private final String source;
        private final @Nullable String extension;
        private final boolean changes;
        private final boolean bothFormats;

        private Group(Kind kind, Endpoint endpoint, String source, @Nullable String extension, boolean changes,
                boolean bothFormats) {
            this.kind = kind;
            this.endpoint = endpoint;
            this.source = source;
            this.extension = extension;
            this.changes = changes;
            this.bothFormats = bothFormats;
        }

        /// The same, but the cases change what the server keeps.
        public Group changing() {
            return new Group(kind, endpoint, source, extension, true, bothFormats);
        }

        /// The same, but the cases leave everything as it was.
        public Group reading() {
            return new Group(kind, endpoint, source, extension, false, bothFormats);
        }

        /// The same, but the cases run once.
        public Group once() {
            return new Group(kind, endpoint, source, extension, changes, false);
        }

        /// The same, but asked for by another source.
        public Group after(String source) {
            return new Group(kind, endpoint, source, extension, changes, bothFormats);
        }

        /// The same, but only where that extension is advertised.
        public Group where(String extension) {
            return new Group(kind, endpoint, source, extension, changes, bothFormats);
        }

        /// Adds one case.
        public Group must(String title, Script script) {
            all.add(new Case(kind, endpoint.chapter(), endpoint.name(), title, source, extension, changes, bothFormats,
                    script));
            return this;
        }
    }
}

package io.antiphon.subsonic.endpoint;

import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.parameter.Binder;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.Parameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything about one endpoint. Made by [#named], whose chain ends with what is answered and how.
///
/// @param since the version of Subsonic that brought it, or `OpenSubsonic`
/// @param extension the extension it belongs to
/// @param changes whether it changes what is kept, so that a credential for reading does not reach it
/// @param aliases further names it is reached by
public record Endpoint<P extends Record>(String name, Chapter chapter, Access access, String since,
        @Nullable Extension extension, Set<Method> methods,
        Binder<P> binder, Answer answer, Handler<P> handler, Set<String> aliases,
        boolean changes) {

    /// Does what an endpoint is for. The caller is absent for public endpoints only.
    @FunctionalInterface
    public interface Handler<P> {

        Reply handle(@Nullable Caller caller, P parameters);
    }

    /// For endpoints that take nothing.
    public record None() {}

    /// Binds the parameters and keeps the call for later, so that access can be decided between.
    public Call prepare(Parameters parameters) {
        P bound = binder.bind(parameters);
        return caller -> handler.handle(caller, bound);
    }

    /// A call whose parameters are fine.
    @FunctionalInterface
    public interface Call {

        Reply run(@Nullable Caller caller);
    }

    /// The extensions this endpoint or one of its parameters belongs to.
    public Set<Extension> extensions() {
        Set<Extension> extensions = EnumSet.noneOf(Extension.class);
        if (extension != null) {
            extensions.add(extension);
        }
        binder.describe().stream().map(Binder.Description::extension).filter(Objects::nonNull).forEach(extensions::add);
        return extensions;
    }

    public static Entry named(Chapter chapter, String name, String since) {
        return new Entry(chapter, name, since);
    }

    /// An entry of the registry in the making.
    public static final class Entry {
        private final Chapter chapter;
        private final String name;
        private final String since;
        private Access access = new Access.Authenticated();
        private @Nullable Extension extension;
        private Set<Method> methods = Set.of(Method.values());
        private Set<String> aliases = Set.of();
        private boolean changes;

        private Entry(Chapter chapter, String name, String since) {
            this.chapter = chapter;
            this.name = name;
            this.since = since;
        }

        public Entry extension(Extension part) {
            extension = part;
            return this;
        }

        public Entry needs(Permission permission) {
            access = new Access.Permitted(permission);
            return this;
        }

        /// Another name it is reached by.
        public Entry alsoAt(String alias) {
            aliases = Set.of(alias);
            return this;
        }

        /// It changes what is kept.
        public Entry changes() {
            changes = true;
            return this;
        }

        public Entry only(Method... allowed) {
            methods = Set.of(allowed);
            return this;
        }

        /// An element made of the parameters.
        public <P extends Record, R extends Record> Endpoint<P> answers(String element, Class<R> type,
                Class<P> parameters, BiFunction<Caller, P, R> handler) {
            return end(parameters, new Answer.Element(element, type, false),
                    authenticated((caller, values) -> new Reply.Document(element, handler.apply(caller, values))));
        }

        /// An element that needs no parameters.
        public <R extends Record> Endpoint<None> answers(String element, Class<R> type, Function<Caller, R> handler) {
            return answers(element, type, None.class, (caller, none) -> handler.apply(caller));
        }

        /// A repeated element.
        public <P extends Record, R extends Record> Endpoint<P> answersMany(String element, Class<R> type,
                Class<P> parameters,
                BiFunction<Caller, P, ? extends Iterable<R>> handler) {
            return end(parameters, new Answer.Element(element, type, true),
                    authenticated((caller, values) -> new Reply.Document(element, handler.apply(caller, values))));
        }

        /// One of several elements.
        public <P extends Record> Endpoint<P> answersOneOf(List<Answer.Element> elements, Class<P> parameters,
                BiFunction<Caller, P, Reply> handler) {
            return end(parameters, new Answer.OneOf(elements), authenticated(handler));
        }

        /// A repeated element for everyone, with or without credentials.
        public <R extends Record> Endpoint<None> answersEveryone(String element, Class<R> type, List<R> values) {
            access = new Access.Public();
            return end(None.class, new Answer.Element(element, type, true),
                    (caller, none) -> new Reply.Document(element, values));
        }

        /// The envelope alone, after a change.
        public <P extends Record> Endpoint<P> does(Class<P> parameters, BiConsumer<Caller, P> handler) {
            changes();
            return confirms(parameters, handler);
        }

        /// The envelope alone; nothing changes.
        public <P extends Record> Endpoint<P> confirms(Class<P> parameters, BiConsumer<Caller, P> handler) {
            return end(parameters, new Answer.Nothing(), authenticated((caller, values) -> {
                handler.accept(caller, values);
                return new Reply.Empty();
            }));
        }

        /// Bytes.
        public <P extends Record> Endpoint<P> sends(String what, Class<P> parameters,
                BiFunction<Caller, P, Reply> handler) {
            return end(parameters, new Answer.Bytes(what, false), authenticated(handler));
        }

        /// Bytes, with errors as HTTP statuses without an envelope.
        public <P extends Record> Endpoint<P> sendsWithPlainErrors(String what, Class<P> parameters,
                BiFunction<Caller, P, Reply> handler) {
            return end(parameters, new Answer.Bytes(what, true), authenticated(handler));
        }

        /// Bytes for everyone whose parameters say that they may have them, with errors as HTTP statuses without an envelope.
        public <P extends Record> Endpoint<P> sendsToEveryone(String what, Class<P> parameters,
                Function<P, Reply> handler) {
            access = new Access.Public();
            return end(parameters, new Answer.Bytes(what, true), (caller, values) -> handler.apply(values));
        }

        private <P extends Record> Endpoint<P> end(Class<P> parameters, Answer answer, Handler<P> handler) {
            return new Endpoint<>(name, chapter, access, since, extension, methods, Binder.of(parameters), answer,
                    handler, aliases, changes);
        }

        private static <P> Handler<P> authenticated(BiFunction<Caller, P, Reply> handler) {
            return (caller, values) -> handler
                    .apply(Objects.requireNonNull(caller, "an authenticated endpoint has a caller"), values);
        }
    }
}

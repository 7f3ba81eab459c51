package io.antiphon.enrichment.contract;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Provider;
import io.antiphon.enrichment.provider.Services;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// One capability of one provider.
///
/// @param make the provider, from services and their address
/// @param capability as it is asked for
/// @param ask a question about The Examples, their album First Light or their song Opening
/// @param found answers that say that there is such a thing
/// @param nothing answers that say that there is none
/// @param check of what was found
/// @param kind what sort of question it is
record Case(String name, BiFunction<Services, String, Provider> make, Class<?> capability,
        Function<Provider, Lookup<?>> ask, List<Stub> found, List<Stub> nothing, Consumer<Object> check, Kind kind) {

    /// What a provider answers at a path, whatever the query says.
    ///
    /// @param path a regular expression
    /// @param query a text that the query, or the form that is sent, must hold; empty for any
    record Stub(String path, String query, int status, String body) {

        static Stub at(String path, String body) {
            return new Stub(path, "", 200, body);
        }

        static Stub asked(String path, String query, String body) {
            return new Stub(path, query, 200, body);
        }

        static Stub none(String path, int status, String body) {
            return new Stub(path, "", status, body);
        }
    }

    enum Kind {
        /// For everybody: the answer is kept.
        OPEN,
        /// For everybody, and asked with this server's key.
        KEYED,
        /// With one person's key: nothing is kept.
        PERSONAL,
        /// Tells something instead of asking: any answer that is no failure is as good as another.
        TELLING;

        boolean isPersonal() {
            return this == PERSONAL || this == TELLING;
        }
    }

    Lookup<?> askAs(Provider provider) {
        if (provider.as(capability).isEmpty()) {
            throw new IllegalStateException("%s cannot be asked: %s".formatted(name, provider.missing()));
        }
        return ask.apply(provider);
    }

    @Override
    public String toString() {
        return name;
    }
}

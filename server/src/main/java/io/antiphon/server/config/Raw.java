package io.antiphon.server.config;

import java.util.List;
import java.util.Map;

/// A value as it was given, before anyone asked what it should be.
sealed interface Raw {

    /// Where it was given, as an operator knows it: `antiphon.yaml line 4`, `ANTIPHON_HTTP_PORT`, `--port`.
    String source();

    record Text(String text, String source) implements Raw {}

    record Items(List<Raw> items, String source) implements Raw {

        public Items {
            items = List.copyOf(items);
        }
    }

    record Fields(Map<String, Raw> fields, String source) implements Raw {

        public Fields {
            fields = Map.copyOf(fields);
        }
    }
}

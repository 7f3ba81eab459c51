package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an app knows that follows the change feed: the ids that are there, by kind.
final class FeedCopy {

    private final Asker asker;
    final Map<String, Set<String>> ids = new TreeMap<>();
    private String since = "0";

    /// Asks for what changed since then.
    interface Asker {

        JsonNode changes(String since) throws IOException, InterruptedException;
    }

    FeedCopy(Asker asker) {
        this.asker = asker;
    }

    FeedCopy follow() throws IOException, InterruptedException {
        boolean more = true;
        while (more) {
            JsonNode page = asker.changes(since);
            if (page.path("status").asInt() == 410) {
                assertThat(since).as("who begins anew").isNotEqualTo("0");
                ids.clear();
                since = "0";
                continue;
            }
            page.path("changed")
                    .properties()
                    .forEach(kind -> kind.getValue()
                            .forEach(id -> of(kind.getKey())
                                    .add(id.asText())));
            page.path("deleted")
                    .properties()
                    .forEach(kind -> kind.getValue()
                            .forEach(id -> of(kind.getKey())
                                    .remove(id.asText())));
            since = page.path("next").asText();
            more = page.path("more").asBoolean();
        }
        ids.values().removeIf(Set::isEmpty);
        return this;
    }

    Set<String> of(String kind) {
        return ids.computeIfAbsent(kind, k -> new TreeSet<>());
    }
}

package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.nativeapi.http.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of several parts an entry, as they are written.
final class PartBodies {

    private PartBodies() {}

    /// @param role `composer`, `conductor`, `lyricist`, `performer` and so on
    record ContributorBody(@Field(most = 20) String role,
            @Field(value = "Instrument or voice of a performer", most = 1_000) @Nullable String subRole,
            @Field(most = 1_000) String name, @Field(value = "MusicBrainz id", most = 36) @Nullable String mbid) {

        static List<ContributorBody> of(FieldValue value) {
            List<ContributorBody> all = new ArrayList<>();
            for (int i = 1; i + 4 <= value.parts().size(); i += 4) {
                all.add(new ContributorBody(value.parts().get(i), orNull(value.parts().get(i + 1)),
                        value.parts().get(i + 2), orNull(value.parts().get(i + 3))));
            }
            return all;
        }

        /// @param printed the composers as printed; their names when absent
        static List<String> parts(List<ContributorBody> all, @Nullable String printed) {
            if (all.isEmpty()) {
                return List.of();
            }
            List<String> parts = new ArrayList<>();
            parts.add(printed != null ? printed
                    : all.stream()
                            .filter(one -> one.role.equals("composer"))
                            .map(ContributorBody::name)
                            .collect(Collectors.joining(", ")));
            all.forEach(one -> parts.addAll(List.of(one.role, orEmpty(one.subRole), one.name, orEmpty(one.mbid))));
            return parts;
        }
    }

    record WorkBody(@Field(most = 1_000) String name,
            @Field(value = "MusicBrainz id", most = 36) @Nullable String mbid) {

        static List<WorkBody> of(FieldValue value) {
            List<WorkBody> all = new ArrayList<>();
            for (int i = 0; i + 2 <= value.parts().size(); i += 2) {
                all.add(new WorkBody(value.parts().get(i), orNull(value.parts().get(i + 1))));
            }
            return all;
        }

        static List<String> parts(List<WorkBody> all) {
            List<String> parts = new ArrayList<>();
            all.forEach(one -> parts.addAll(List.of(one.name, orEmpty(one.mbid))));
            return parts;
        }
    }

    /// @param number its place in the work
    /// @param count how many movements the work has
    record MovementBody(@Field(most = 1_000) String name, @Field(least = 1, most = 99_999) @Nullable Integer number,
            @Field(least = 1, most = 99_999) @Nullable Integer count) {

        static List<MovementBody> of(FieldValue value) {
            List<MovementBody> all = new ArrayList<>();
            for (int i = 0; i + 3 <= value.parts().size(); i += 3) {
                all.add(new MovementBody(value.parts().get(i), number(value.parts().get(i + 1)),
                        number(value.parts().get(i + 2))));
            }
            return all;
        }

        static List<String> parts(List<MovementBody> all) {
            List<String> parts = new ArrayList<>();
            all.forEach(one -> parts.addAll(List.of(one.name, one.number == null ? "" : one.number.toString(),
                    one.count == null ? "" : one.count.toString())));
            return parts;
        }

        private static @Nullable Integer number(String text) {
            return text.isEmpty() ? null : (Integer) Integer.parseInt(text);
        }
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

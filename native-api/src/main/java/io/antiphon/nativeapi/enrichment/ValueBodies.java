package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.enrichment.FieldProvenance;
import io.antiphon.core.enrichment.ItemProvenance;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.nativeapi.enrichment.PartBodies.ContributorBody;
import io.antiphon.nativeapi.enrichment.PartBodies.MovementBody;
import io.antiphon.nativeapi.enrichment.PartBodies.WorkBody;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fields and their values, as they are written.
final class ValueBodies {

    private ValueBodies() {}

    /// One value of one field.
    ///
    /// @param values texts, numbers and dates as texts; none for no value, and for fields of several parts an entry
    /// @param credit the credit as printed, where the field holds one; of contributors the composers
    /// @param artists where the field holds a credit
    record ValueBody(String field, List<String> values, @Nullable String credit, @Nullable List<ArtistBody> artists,
            @Nullable List<ContributorBody> contributors, @Nullable List<WorkBody> works,
            @Nullable List<MovementBody> movements) {

        ValueBody {
            values = List.copyOf(values);
        }

        static ValueBody of(io.antiphon.core.library.layer.Field field, FieldValue value) {
            String name = field.written();
            String first = value.isNone() ? null : PartBodies.orNull(value.parts().getFirst());
            return switch (field.shape()) {
                case CREDIT -> new ValueBody(name, List.of(), first, artists(value), null, null, null);
                case CONTRIBUTORS -> new ValueBody(name, List.of(), first, null, ContributorBody.of(value), null, null);
                case WORKS -> new ValueBody(name, List.of(), null, null, null, WorkBody.of(value), null);
                case MOVEMENTS -> new ValueBody(name, List.of(), null, null, null, null, MovementBody.of(value));
                case TEXT, TEXTS, NUMBER, DATE, MBID, FLAG -> new ValueBody(name, value.parts(), null, null, null, null,
                        null);
            };
        }

        private static List<ArtistBody> artists(FieldValue value) {
            List<ArtistBody> artists = new ArrayList<>();
            for (int i = 1; i + 1 < value.parts().size(); i += 2) {
                artists.add(new ArtistBody(value.parts().get(i), PartBodies.orNull(value.parts().get(i + 1))));
            }
            return artists;
        }
    }

    record ArtistBody(@Field(most = 1_000) String name,
            @Field(value = "MusicBrainz id", most = 36) @Nullable String mbid) {}

    /// What somebody says of a field.
    record SaidBody(@Field(value = "Which field", most = 40) String field,
            @Field(value = "Texts, numbers and dates as texts; none for no value",
                    most = 100) @Nullable List<String> values,
            @Field(value = "For `artists`: the credit as printed; for `contributors`: the composers as printed; made of the names when absent",
                    most = 1_000) @Nullable String credit,
            @Field(value = "For `artists`: who they are", most = 100) @Nullable List<ArtistBody> artists,
            @Field(value = "For `contributors`: all of them, in all roles",
                    most = 100) @Nullable List<ContributorBody> contributors,
            @Field(value = "For `works`: all of them", most = 100) @Nullable List<WorkBody> works,
            @Field(value = "For `movements`: all of them", most = 100) @Nullable List<MovementBody> movements) {

        /// @throws io.antiphon.core.LibraryException.Invalid when the field cannot hold it
        FieldValue value(io.antiphon.core.library.layer.Field of) {
            List<String> parts = switch (of.shape()) {
                case CREDIT -> credit(given(artists));
                case CONTRIBUTORS -> ContributorBody.parts(given(contributors), credit);
                case WORKS -> WorkBody.parts(given(works));
                case MOVEMENTS -> MovementBody.parts(given(movements));
                case TEXT, TEXTS, NUMBER, DATE, MBID, FLAG -> given(values);
            };
            return new FieldValue(parts).requireFor(of);
        }

        private static <T> List<T> given(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }

        private List<String> credit(List<ArtistBody> named) {
            if (named.isEmpty()) {
                return List.of();
            }
            List<String> parts = new ArrayList<>();
            parts.add(credit != null ? credit : String.join(", ", named.stream().map(ArtistBody::name).toList()));
            named.forEach(artist -> {
                parts.add(artist.name());
                parts.add(artist.mbid() == null ? "" : artist.mbid());
            });
            return parts;
        }
    }

    /// @param confidence from 0 to 1: the mean of those of the fields
    /// @param pending whether lists show something else until a scan ends
    record ProvenanceBody(@Field(oneOf = io.antiphon.core.library.layer.Layered.class) String kind, String id,
            String name, double confidence,
            boolean pending, List<FieldBody> fields) {

        private static final double DIGITS = 10_000;

        ProvenanceBody {
            fields = List.copyOf(fields);
        }

        static ProvenanceBody of(ItemProvenance item, Function<String, Optional<String>> names) {
            return new ProvenanceBody(Names.written(item.kind()), item.id(), item.name(), rounded(item.confidence()),
                    item.pending(), item.fields().stream().map(field -> FieldBody.of(field, names)).toList());
        }

        static double rounded(double value) {
            return Math.round(value * DIGITS) / DIGITS;
        }
    }

    /// @param source `tag`, `provider` or `user`
    /// @param confidence from 0 to 1
    /// @param tagged what tags say
    /// @param steps all that were made, the latest first
    record FieldBody(ValueBody value, String source, double confidence, @Nullable String step, ValueBody tagged,
            List<StepBody> steps) {

        FieldBody {
            steps = List.copyOf(steps);
        }

        static FieldBody of(FieldProvenance field, Function<String, Optional<String>> names) {
            return new FieldBody(ValueBody.of(field.field(), field.value()),
                    field.counting().map(step -> Names.written(step.source())).orElse("tag"),
                    ProvenanceBody.rounded(field.confidence()), field.counting().map(Step::id).orElse(null),
                    ValueBody.of(field.field(), field.tagged()),
                    field.steps().stream().map(step -> StepBody.of(step, names)).toList());
        }
    }

    /// @param by the name of who said or applied it; absent when the server did so by itself, or the account is gone
    /// @param revertedAt absent while it holds
    record StepBody(String id, ValueBody value, @Field(oneOf = Step.Source.class) String source,
            @Nullable String provider, @Nullable String candidate, double confidence, String at, @Nullable String by,
            @Nullable String revertedAt, @Nullable String revertedBy) {

        static StepBody of(Step step, Function<String, Optional<String>> names) {
            return new StepBody(step.id(), ValueBody.of(step.field(), step.value()), Names.written(step.source()),
                    step.provider(), step.candidate(), ProvenanceBody.rounded(step.confidence()), step.at().toString(),
                    name(step.by(), names),
                    Optional.ofNullable(step.revertedAt()).map(Instant::toString).orElse(null),
                    name(step.revertedBy(), names));
        }

        private static @Nullable String name(@Nullable String account, Function<String, Optional<String>> names) {
            return Optional.ofNullable(account).flatMap(names).orElse(null);
        }
    }
}

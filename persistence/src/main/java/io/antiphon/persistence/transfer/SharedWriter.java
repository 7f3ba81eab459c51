package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.variant.ArtworkVariant;
import io.antiphon.core.artwork.variant.KeptPicture;
import io.antiphon.core.artwork.variant.PictureSize;
import io.antiphon.core.artwork.variant.PictureType;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.reference.ExternalLink;
import io.antiphon.core.reference.ExternalLinks;
import io.antiphon.core.reference.Reference;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.catalogue.JdbcKeptPictures;
import io.antiphon.persistence.enrichment.JdbcSteps;
import io.antiphon.persistence.reference.JdbcReferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes in what [SharedExport] wrote. What is here already stays; nothing that comes in is trusted to make sense.
final class SharedWriter {

    private static final int ID_BYTES = 10;
    private static final int MAX_PICTURE = 16 << 20;
    private static final int MAX_LABEL = 1_000;
    private static final int MAX_ORIGIN = 40;
    private static final int MAX_PROVIDER = 100;
    private static final int MOST_REFERENCES = 100;

    private final JdbcSteps steps;
    private final JdbcKeptPictures pictures;
    private final JdbcReferences references;
    private final CandidateLines candidates;
    private final BiFunction<String, String, Optional<String>> finder;
    private final Function<String, @Nullable String> users;
    private final Supplier<String> ids;
    private final ImportReport report;
    private final boolean dry;
    private final Map<String, String> keptPictures = new HashMap<>();

    /// @param finder the id here of a type and a `ref`; tells the report when there is none
    /// @param users the account here of a name there
    SharedWriter(Database database, BiFunction<String, String, Optional<String>> finder,
            Function<String, @Nullable String> users, Supplier<String> ids, ImportReport report, boolean dry) {
        this.steps = new JdbcSteps(database);
        this.pictures = new JdbcKeptPictures(database);
        this.references = new JdbcReferences(database);
        this.finder = finder;
        this.users = users;
        this.ids = ids;
        this.report = report;
        this.dry = dry;
        this.candidates = new CandidateLines(database, finder, ids, report, dry);
    }

    void take(String type, JsonNode line) {
        switch (type) {
            case "picture" -> picture(line);
            case "candidate" -> candidates.take(line);
            case "step" -> step(line);
            case "reference" -> reference(line);
            default -> throw new IllegalArgumentException("nothing is shared that is a " + type);
        }
    }

    static Layered kindOf(JsonNode line) {
        return of(Layered.class, line.path("of").asText(""));
    }

    static <E extends Enum<E>> E of(Class<E> type, String written) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is known of a " + written));
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private Optional<String> item(Layered kind, JsonNode line) {
        return finder.apply(kind.name().toLowerCase(Locale.ROOT), line.path("item").asText(""));
    }

    /// An account here; absent when there is none.
    private @Nullable String user(JsonNode line, String field) {
        String name = line.path(field).asText("");
        return name.isEmpty() ? null : users.apply(name);
    }

    /// Whether it is to be written.
    private boolean isWanted(String type, boolean known) {
        if (known) {
            report.knew(type);
        } else {
            report.took(type);
        }
        return !known && !dry;
    }

    private void picture(JsonNode line) {
        Layered kind = kindOf(line);
        Optional<String> item = item(kind, line);
        if (item.isEmpty()) {
            return;
        }
        byte[] bytes = Base64.getDecoder().decode(line.path("content").asText(""));
        PictureSize size = PictureSize.of(bytes)
                .filter(_ -> bytes.length <= MAX_PICTURE)
                .orElseThrow(() -> new LibraryException.Invalid("it is no picture, or has too many bytes"));
        String fingerprint = Sha256.hex(bytes, ID_BYTES);
        String origin = cut(line.path("origin").asText(""), MAX_ORIGIN);
        Optional<String> known = pictures.list(kind, item.get())
                .stream()
                .filter(one -> one.fingerprint().equals(fingerprint) && one.origin().equals(origin))
                .map(KeptPicture::id)
                .findFirst();
        String id = known.orElseGet(ids);
        keptPictures.put(line.path("ref").asText(""), id);
        if (isWanted("picture", known.isPresent())) {
            String provider = line.path("provider").asText("");
            pictures.add(new KeptPicture(id, kind, item.get(),
                    of(ArtworkVariant.Source.class, line.path("source").asText("")),
                    cut(line.path("label").asText(""), MAX_LABEL),
                    of(PictureType.class, line.path("shows").asText("")), origin,
                    provider.isEmpty() ? null : cut(provider, MAX_PROVIDER), size.width(), size.height(), bytes.length,
                    fingerprint, DeedWriter.moment(line, "at", Instant.EPOCH), user(line, "by")), bytes);
        }
    }

    private void step(JsonNode line) {
        Layered kind = kindOf(line);
        Optional<String> item = item(kind, line);
        if (item.isEmpty()) {
            return;
        }
        Field field = field(kind, line.path("field").asText(""));
        FieldValue value = value(kind, field, line);
        Step.Source source = of(Step.Source.class, line.path("source").asText(""));
        Instant at = DeedWriter.moment(line, "at", Instant.EPOCH);
        boolean known = steps.list(kind, item.get())
                .stream()
                .anyMatch(one -> one.field() == field && one.value().equals(value) && one.source() == source
                        && one.at().toEpochMilli() == at.toEpochMilli());
        if (isWanted("step", known)) {
            String provider = line.path("provider").asText("");
            steps.take(new Step(ids.get(), kind, item.get(), field, value, source,
                    provider.isEmpty() ? null : cut(provider, MAX_PROVIDER),
                    candidates.idHere(line.path("candidate").asText("")),
                    Math.clamp(line.path("confidence").asDouble(), 0, 1), at, user(line, "by"),
                    DeedWriter.moment(line, "revertedAt"), user(line, "revertedBy")));
        }
    }

    private static Field field(Layered kind, String written) {
        return written.equals(Field.COVER.written()) ? Field.COVER : Field.of(kind, written);
    }

    private FieldValue value(Layered kind, Field field, JsonNode line) {
        List<String> parts = new ArrayList<>();
        line.path("values").forEach(part -> parts.add(part.asText()));
        if (field != Field.COVER) {
            return new FieldValue(parts).requireFor(field);
        }
        String chosen = parts.isEmpty() ? "" : parts.getFirst();
        if (kind == Layered.TRACK) {
            return FieldValue.of(chosen.equals("TRACK") ? "TRACK" : "ALBUM");
        }
        String here = keptPictures.get(chosen);
        if (here == null) {
            throw new LibraryException.Invalid("the picture %s that was chosen did not come with it".formatted(chosen));
        }
        return FieldValue.of(here);
    }

    private void reference(JsonNode line) {
        Layered kind = kindOf(line);
        Optional<ItemId> item = item(kind, line).map(id -> switch (kind) {
            case TRACK -> new TrackId(id);
            case ALBUM -> new AlbumId(id);
            case ARTIST -> new ArtistId(id);
        });
        if (item.isEmpty()) {
            return;
        }
        ExternalLink link = ExternalLinks.parse(line.path("url").asText(""))
                .filter(found -> found.kind().name().equals(kind.name()))
                .orElseThrow(() -> new LibraryException.Invalid("%s is no address of such a thing"
                        .formatted(cut(line.path("url").asText(""), MAX_LABEL))));
        List<Reference> here = references.listReferences(item.get());
        boolean known = here.stream()
                .anyMatch(one -> one.link().service().equals(link.service()) && one.link().id().equals(link.id()));
        if (!known && here.size() >= MOST_REFERENCES) {
            throw new LibraryException.Invalid("%s has %d addresses already".formatted(item.get().value(),
                    MOST_REFERENCES));
        }
        if (isWanted("reference", known)) {
            String by = user(line, "by");
            references.add(new Reference(ids.get(), item.get(), link, new UserId(by == null ? "" : by),
                    DeedWriter.moment(line, "at", Instant.EPOCH)));
        }
    }
}

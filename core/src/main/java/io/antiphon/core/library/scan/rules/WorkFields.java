package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.Work;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.tag.CreditTag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contributors, works and movements as values of fields, and back.
final class WorkFields {

    private static final int PERSON = 4;
    private static final int WORK = 2;
    private static final int MOVEMENT = 3;

    private WorkFields() {}

    static FieldValue ofContributors(Credits credits, AlbumMaker.Artists artists) {
        String printed = credits.displayComposer();
        if (printed == null && credits.contributors().isEmpty()) {
            return FieldValue.NONE;
        }
        List<String> parts = new ArrayList<>();
        parts.add(printed == null ? "" : printed);
        for (Contributor contributor : credits.contributors()) {
            CreditTag tag = artists.tagOf(contributor.artist());
            parts.add(contributor.role());
            parts.add(orEmpty(contributor.subRole()));
            parts.add(tag.name());
            parts.add(orEmpty(tag.mbid()));
        }
        return new FieldValue(parts);
    }

    /// With other contributors.
    static Credits withContributors(Credits credits, FieldValue value, AlbumMaker.Artists artists) {
        List<Contributor> contributors = new ArrayList<>();
        for (int i = 1; i + PERSON <= value.parts().size(); i += PERSON) {
            ArtistCredit artist = artists
                    .credit(new CreditTag(value.parts().get(i + 2), null, orNull(value.parts().get(i + 3))));
            contributors.add(new Contributor(value.parts().get(i), orNull(value.parts().get(i + 1)), artist));
        }
        return new Credits(credits.displayArtist(), credits.artists(), credits.displayAlbumArtist(),
                credits.albumArtists(), value.isNone() ? null : orNull(value.parts().getFirst()),
                contributors.stream().distinct().toList());
    }

    static FieldValue ofWorks(List<Work> works) {
        List<String> parts = new ArrayList<>();
        works.forEach(work -> {
            parts.add(work.name());
            parts.add(orEmpty(work.mbid()));
        });
        return new FieldValue(parts);
    }

    static List<Work> works(FieldValue value) {
        List<Work> works = new ArrayList<>();
        for (int i = 0; i + WORK <= value.parts().size(); i += WORK) {
            works.add(new Work(value.parts().get(i), orNull(value.parts().get(i + 1))));
        }
        return works;
    }

    static FieldValue ofMovements(List<Movement> movements) {
        List<String> parts = new ArrayList<>();
        movements.forEach(movement -> {
            parts.add(movement.name());
            parts.add(written(movement.number()));
            parts.add(written(movement.count()));
        });
        return new FieldValue(parts);
    }

    static List<Movement> movements(FieldValue value) {
        List<Movement> movements = new ArrayList<>();
        for (int i = 0; i + MOVEMENT <= value.parts().size(); i += MOVEMENT) {
            movements.add(new Movement(value.parts().get(i), number(value.parts().get(i + 1)),
                    number(value.parts().get(i + 2))));
        }
        return movements;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String written(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : (Integer) Integer.parseInt(text);
    }
}

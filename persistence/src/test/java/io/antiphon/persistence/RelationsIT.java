package io.antiphon.persistence;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static io.antiphon.testing.LibraryContract.alice;
import static io.antiphon.testing.LibraryContract.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.relation.RelationKind;
import io.antiphon.core.relation.RelationService;
import io.antiphon.core.relation.TrackRelation;
import io.antiphon.core.slice.SliceService;
import io.antiphon.core.slice.TrackSlice;
import io.antiphon.core.slice.TrackSlice.Change;
import io.antiphon.core.slice.TrackSlice.Span;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Relations and slices, their rules and how they are kept, on every database.
@OnEveryDatabase
class RelationsIT {

    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase database;
    private final RelationService relations;
    private final SliceService slices;
    private final User curator = user(ALICE, Permission.EDIT_TAGS);
    private final User listener = user(BOB);
    private final TrackId taxman = library.trackId("Taxman");

    RelationsIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
        IdGenerator ids = new IdGenerator(new Random(7));
        this.relations = new RelationService(database.relations(), database.catalogue(), database.catalogue(), ids,
                clock);
        this.slices = new SliceService(database.slices(), database.catalogue(), ids, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRelationIsKeptShownAtBothEndsChangedAndDeleted() {
        TrackId rigby = library.trackId("Eleanor Rigby");
        TrackRelation made = relations.add(curator, alice(), taxman, RelationKind.REMIX_OF, rigby.value(), "of 1966");
        assertThat(relations.list(alice(), taxman)).containsExactly(made);
        assertThat(relations.list(alice(), rigby)).containsExactly(made);
        assertThat(relations.find(bob(), made.id())).isEqualTo(made);
        TrackRelation changed = relations.change(curator, alice(), made, RelationKind.PART_OF_RELEASE,
                library.albumId(1, "Björk", "Debut").value(), "");
        assertThat(relations.find(alice(), made.id())).isEqualTo(changed);
        assertThat(changed.note()).isNull();
        assertThat(changed.version()).isEqualTo(2);
        assertThatThrownBy(() -> relations.change(curator, alice(), made, null, null, "lost"))
                .isInstanceOf(LibraryException.Conflict.class);
        assertThatThrownBy(() -> relations.delete(curator, made)).isInstanceOf(LibraryException.Conflict.class);
        relations.delete(curator, changed);
        assertThat(relations.list(alice(), taxman)).isEmpty();
    }

    @Test
    void relationsThatMakeNoSenseOrAreKnownAreRefused() {
        String rigby = library.trackId("Eleanor Rigby").value();
        relations.add(curator, alice(), taxman, RelationKind.SAMPLE_OF, rigby, null);
        assertThatThrownBy(() -> relations.add(curator, alice(), taxman, RelationKind.SAMPLE_OF, rigby, "again"))
                .isInstanceOf(LibraryException.Conflict.class);
        assertThatThrownBy(() -> relations.add(curator, alice(), taxman, RelationKind.EDIT_OF, taxman.value(), null))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> relations.add(curator, alice(), taxman, RelationKind.PART_OF_RELEASE, rigby, null))
                .isInstanceOf(LibraryException.NotFound.class);
        assertThatThrownBy(() -> relations.add(listener, bob(), taxman, RelationKind.EDIT_OF, rigby, null))
                .isInstanceOf(LibraryException.Forbidden.class);
    }

    @Test
    void aRelationToWhatIsOutOfSightIsOutOfSight() {
        TrackRelation made = relations.add(curator, alice(), taxman, RelationKind.ALTERNATE_VERSION_OF,
                library.trackId("Waterloo").value(), null);
        assertThat(relations.list(bob(), taxman)).isEmpty();
        assertThatThrownBy(() -> relations.find(bob(), made.id())).isInstanceOf(LibraryException.NotFound.class);
        assertThatThrownBy(() -> relations.list(bob(), library.trackId("Waterloo")))
                .isInstanceOf(LibraryException.NotFound.class);
    }

    @Test
    void aSliceIsItsOwnersUntilItIsShared() {
        TrackSlice made = slices.add(alice(), taxman, new Span("Solo", 1_000, 2_500, 100, false));
        assertThat(slices.list(alice(), taxman)).containsExactly(made);
        assertThat(slices.list(bob(), taxman)).isEmpty();
        assertThatThrownBy(() -> slices.find(bob(), made.id())).isInstanceOf(LibraryException.NotFound.class);
        TrackSlice shared = slices.change(curator, alice(), made, new Change(null, null, 3_000L, null, true));
        assertThat(slices.find(bob(), made.id())).isEqualTo(shared);
        assertThat(shared.span()).isEqualTo(new Span("Solo", 1_000, 3_000, 100, true));
        assertThatThrownBy(() -> slices.change(listener, bob(), shared, new Change("Mine", null, null, null, null)))
                .isInstanceOf(LibraryException.Forbidden.class);
        assertThatThrownBy(() -> slices.change(curator, alice(), made, new Change("Lost", null, null, null, null)))
                .isInstanceOf(LibraryException.Conflict.class);
        slices.delete(curator, shared);
        assertThat(slices.list(alice(), taxman)).isEmpty();
    }

    @Test
    void slicesThatMakeNoSenseAreRefused() {
        for (Span span : Set.of(new Span("", 5, 5, 0, false), new Span("", -1, 5, 0, false),
                new Span("", 0, 10_000_000, 0, false), new Span("", 0, 5, 60_001, false),
                new Span("x".repeat(501), 0, 5, 0, false))) {
            assertThatThrownBy(() -> slices.add(alice(), taxman, span)).as("%s", span)
                    .isInstanceOf(LibraryException.Invalid.class);
        }
    }

    private static User user(UserId id, Permission... permissions) {
        return new User(id, id.value(), null, Set.of(permissions), null, 0, false, Instant.EPOCH, null);
    }
}

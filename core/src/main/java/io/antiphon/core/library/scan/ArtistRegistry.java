package io.antiphon.core.library.scan;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.library.scan.rules.AlbumMaker;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.library.scan.rules.Names;
import io.antiphon.core.library.scan.rules.Overlay;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.text.SortNames;
import io.antiphon.core.text.TextFolding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All artists in memory, so that a credit costs no query. Two credits name one artist when their MusicBrainz ids are
/// equal, or when their names are and one of them has no MusicBrainz id; so tagging ids later does not make new artists.
final class ArtistRegistry implements AlbumMaker.Artists {

    private final ScanSession session;
    private final IdGenerator ids;
    private final SortNames sortNames;
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, Entry> byShownName = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<Integer, Entry> byRow = new HashMap<>();

    ArtistRegistry(ScanSession session, IdGenerator ids, SortNames sortNames) {
        this.session = session;
        this.ids = ids;
        this.sortNames = sortNames;
        session.forEachArtist(row -> index(
                new Entry(Overlay.asTagged(row, sortNames).withLayers(row.layers()), sortNames)));
    }

    /// One artist.
    static final class Entry {

        private final SortNames sortNames;
        private ArtistRow row;
        private ArtistRow shown;
        private ArtistCredit credit;

        Entry(ArtistRow row, SortNames sortNames) {
            this.sortNames = sortNames;
            this.row = row;
            this.shown = Overlay.lay(row, row.layers().shown(), sortNames);
            this.credit = new ArtistCredit(new ArtistId(row.id()), shown.name());
        }

        /// As tagged; its layers hold what is shown instead.
        ArtistRow row() {
            return row;
        }

        /// As stored.
        ArtistRow shown() {
            return shown;
        }

        int number() {
            return row.row();
        }

        ArtistCredit credit() {
            return credit;
        }

        void replace(ArtistRow newRow) {
            row = newRow;
            shown = Overlay.lay(newRow, newRow.layers().shown(), sortNames);
            credit = new ArtistCredit(new ArtistId(newRow.id()), shown.name());
        }
    }

    @Override
    public ArtistCredit credit(CreditTag tag) {
        return resolve(tag).credit();
    }

    @Override
    public String sortName(ArtistCredit artist) {
        return entryOf(artist).shown().sortName();
    }

    @Override
    public CreditTag tagOf(ArtistCredit artist) {
        ArtistRow row = entryOf(artist).row();
        return new CreditTag(row.name(), null, row.mbid());
    }

    @Override
    public String printed(String display, List<ArtistCredit> credited) {
        String printed = display;
        for (ArtistCredit artist : credited) {
            Entry entry = byId.get(artist.id().value());
            if (entry != null && !entry.row().name().equals(entry.shown().name())) {
                printed = printed.replace(entry.row().name(), entry.shown().name());
            }
        }
        return printed;
    }

    /// Shows an artist by other values than tags have.
    void show(Entry entry, Map<Field, FieldValue> values) {
        ArtistRow tagged = entry.row().withLayers(Layers.NONE);
        entry.replace(tagged.withLayers(Overlay.lay(tagged, values, sortNames).layers()));
        byShownName.putIfAbsent(foldedNameOf(entry.shown()), entry);
        session.updateArtist(entry.shown());
    }

    /// Calls an artist by another name that is theirs: the key stays, and who is found by the name before is so still.
    void respell(Entry entry, String name) {
        ArtistRow old = entry.row();
        boolean derived = old.sortName().equals(sortNames.sortName(old.name()));
        String sortName = derived ? sortNames.sortName(name) : old.sortName();
        entry.replace(
                new ArtistRow(old.row(), old.id(), old.key(), name, Limits.cut(TextFolding.fold(name), Limits.KEY),
                        sortName, sortNames.sortKey(sortName), old.mbid(), old.image(), old.imageMusicFolder(),
                        old.imageFingerprint(), old.disambiguation(), old.missing(), old.layers()));
        byName.putIfAbsent(entry.row().foldedName(), entry);
        session.updateArtist(entry.shown());
    }

    private static String foldedNameOf(ArtistRow row) {
        return Limits.cut(TextFolding.fold(row.name()), Limits.KEY);
    }

    /// Whom a track names, place by place: its artists, those that it says its album is by, and its contributors.
    List<List<ArtistCredit>> namedBy(TrackRow track) {
        Credits credits = track.facts().credits();
        return List.of(credits.artists(),
                track.facts().albumTags().artists().stream().map(this::credit).toList(),
                credits.contributors().stream().map(Contributor::artist).toList());
    }

    /// @throws IllegalStateException for an artist that was never resolved
    Entry entryOf(ArtistCredit artist) {
        Entry entry = byId.get(artist.id().value());
        if (entry == null) {
            throw new IllegalStateException("no artist with id " + artist.id().value());
        }
        return entry;
    }

    @Nullable Entry find(ArtistCredit artist) {
        return byId.get(artist.id().value());
    }

    /// The artist that a tag names; a new one when nobody like it is known.
    Entry resolve(CreditTag tag) {
        CreditTag named = tag.name().isBlank() ? Names.UNKNOWN_ARTIST : tag;
        return sorted(identified(named), named);
    }

    /// Learns the sort name from the first tag that has one: most credits of an artist come without.
    private Entry sorted(Entry entry, CreditTag tag) {
        ArtistRow old = entry.row();
        if (tag.sortName() == null || !old.sortName().equals(sortNames.sortName(old.name()))) {
            return entry;
        }
        String sortName = Limits.cut(tag.sortName(), Limits.NAME);
        if (!sortName.equals(old.sortName())) {
            entry.replace(new ArtistRow(old.row(), old.id(), old.key(), old.name(), old.foldedName(), sortName,
                    sortNames.sortKey(sortName), old.mbid(), old.image(), old.imageMusicFolder(),
                    old.imageFingerprint(), old.disambiguation(), old.missing(), old.layers()));
            session.updateArtist(entry.shown());
        }
        return entry;
    }

    private Entry identified(CreditTag named) {
        String folded = Limits.cut(TextFolding.fold(named.name()), Limits.KEY);
        Entry tagged = byName.get(folded);
        Entry sameName = tagged == null ? byShownName.get(folded) : tagged;
        if (named.mbid() == null) {
            return sameName == null ? create(named, folded, folded) : sameName;
        }
        Entry sameMbid = byKey.get(named.mbid());
        if (sameMbid != null) {
            return sameMbid;
        }
        if (sameName != null && sameName.row().mbid() == null) {
            return identify(sameName, named.mbid());
        }
        return create(named, folded, named.mbid());
    }

    private Entry identify(Entry entry, String mbid) {
        ArtistRow old = entry.row();
        byKey.remove(old.key());
        entry.replace(new ArtistRow(old.row(), old.id(), mbid, old.name(), old.foldedName(), old.sortName(),
                old.sortKey(), mbid, old.image(),
                old.imageMusicFolder(), old.imageFingerprint(), old.disambiguation(), old.missing(), old.layers()));
        byKey.put(mbid, entry);
        session.updateArtist(entry.shown());
        return entry;
    }

    private Entry create(CreditTag tag, String folded, String key) {
        String name = Limits.cut(tag.name(), Limits.NAME);
        String sortName = tag.sortName() == null ? sortNames.sortName(name) : Limits.cut(tag.sortName(), Limits.NAME);
        Entry entry = new Entry(new ArtistRow(session.takeRow(Carry.Kind.ARTIST), ids.next(), key, name, folded,
                sortName, sortNames.sortKey(sortName),
                tag.mbid(), null, null, null, null, false, Layers.NONE), sortNames);
        index(entry);
        session.insertArtist(entry.shown());
        return entry;
    }

    private void index(Entry entry) {
        byKey.put(entry.row().key(), entry);
        // Of two that were told apart by their ids, a file without one means the one that is there.
        byName.merge(entry.row().foldedName(), entry,
                (known, other) -> known.row().missing() && !other.row().missing() ? other : known);
        if (!entry.row().layers().isEmpty()) {
            byShownName.putIfAbsent(foldedNameOf(entry.shown()), entry);
        }
        byId.put(entry.row().id(), entry);
        byRow.put(entry.number(), entry);
    }

    /// Exchanges the ids of two artists.
    void swapIds(Entry one, Entry other) {
        ArtistRow first = one.row();
        ArtistRow second = other.row();
        session.swapIds(Carry.Kind.ARTIST, first.row(), second.row());
        one.replace(first.withId(second.id()));
        other.replace(second.withId(first.id()));
        byId.put(second.id(), one);
        byId.put(first.id(), other);
    }

    @Nullable Entry findRow(int row) {
        return byRow.get(row);
    }

    Iterable<Integer> rows() {
        return byRow.keySet();
    }
}

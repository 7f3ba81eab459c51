package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.library.scan.rules.Names;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.ContributorTag;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.tag.TrackTags;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a track's row from what was read of its file. What it has from its album is as its own tags say, until the album is made.
final class TrackDrafts {

    private static final int MAX_ROLE = 20;

    private final ScanRun run;
    /// Rows of artists that were noted as spelled otherwise.
    private final BitSet respelled = new BitSet();

    TrackDrafts(ScanRun run) {
        this.run = run;
    }

    /// @param folder row of the file's folder
    /// @param album row of its album
    /// @param base the track that the file is, absent for a new one
    TrackRow draft(FolderUnit.Item item, Reading.Success read, int musicFolder, int folder, int album, String albumName,
            @Nullable TrackRow base) {
        TrackTags tags = read.tags();
        String title = Limits.cut(tags.title() == null ? Names.titleOf(item.file().name()) : tags.title(),
                Limits.TITLE);
        String sortKey = run.sortNames()
                .sortKey(tags.sortTitle() == null ? run.sortNames().sortName(title) : tags.sortTitle());
        TrackRow.Facts facts = new TrackRow.Facts(tags.sortTitle(), creditsOf(read), tags.details(), read.audio(),
                read.picture(), tags.album(),
                tags.discSubtitle());
        TrackRow tagged = new TrackRow(base == null ? run.session.takeRow(Carry.Kind.TRACK) : base.row(),
                base == null ? run.ids().next() : base.id(), musicFolder, folder,
                album, Limits.cut(albumName, Limits.NAME), title, sortKey, tags.disc(), tags.number(), item.path(),
                item.file().size(),
                item.file().modifiedAt(), read.video(), read.picture() == null ? CoverSource.NONE : CoverSource.TRACK,
                read.signature(),
                base == null ? run.now() : base.addedAt(), false, facts);
        return base == null ? tagged : run.overlay().lay(tagged, base.facts().layers().shown());
    }

    private Credits creditsOf(Reading.Success read) {
        TrackTags tags = read.tags();
        List<ArtistCredit> artists = artistsOf(read);
        AlbumTags album = tags.album();
        List<ArtistCredit> albumArtists = album.artists().isEmpty() ? artists : creditsOf(album.artists());
        List<Contributor> contributors = new ArrayList<>(tags.contributors().size());
        for (ContributorTag contributor : tags.contributors()) {
            // Of others nobody could say later how the files spell them.
            boolean composer = contributor.role().equals(Contributor.COMPOSER);
            contributors.add(new Contributor(Limits.cut(contributor.role(), MAX_ROLE), contributor.subRole(),
                    composer ? creditOf(contributor.artist()) : run.artists().credit(contributor.artist())));
        }
        String display = displayOf(tags.displayArtist(), artists);
        String displayAlbumArtist = album.artists().isEmpty() ? display
                : displayOf(album.displayArtist(), albumArtists);
        return new Credits(display, artists, displayAlbumArtist, albumArtists, tags.displayComposer(), contributors);
    }

    /// Nobody knows who a video without tags is by, and nobody asks.
    private List<ArtistCredit> artistsOf(Reading.Success read) {
        if (read.standsAlone()) {
            return List.of();
        }
        return read.tags().artists().isEmpty() ? List.of(run.artists().credit(Names.UNKNOWN_ARTIST))
                : creditsOf(read.tags().artists());
    }

    private List<ArtistCredit> creditsOf(List<CreditTag> tags) {
        return tags.stream().map(this::creditOf).distinct().toList();
    }

    /// A name that is written otherwise than it is shown may be a correction. Noted with the track, so that it outlives a scan that dies.
    private ArtistCredit creditOf(CreditTag tag) {
        ArtistCredit credit = run.artists().credit(tag);
        if (!run.startedEmpty() && !tag.name().isBlank()) {
            ArtistRegistry.Entry artist = run.artists().entryOf(credit);
            if (!respelled.get(artist.number()) && !ArtistNames.areSame(artist.row().name(), tag.name())) {
                respelled.set(artist.number());
                run.session.insertCarry(new Carry(Carry.Kind.ARTIST, artist.number(), artist.number(), 1));
            }
        }
        return credit;
    }

    private String displayOf(@Nullable String printed, List<ArtistCredit> artists) {
        return printed == null ? String.join(", ", artists.stream().map(ArtistCredit::name).toList())
                : run.artists().printed(printed, artists);
    }
}

package io.antiphon.subsonic.endpoint;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.core.lyrics.LyricsFinder;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.text.TextFolding;
import io.antiphon.subsonic.mapping.LyricsMapper;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.RetrievalParameters;
import io.antiphon.subsonic.parameter.RetrievalParameters.LyricsBySongId;
import io.antiphon.subsonic.response.LyricsList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lyrics.
final class LyricsEndpoints implements ChapterEndpoints {
    private static final int CANDIDATES = 20;

    private final LyricsFinder finder;
    private final SearchIndex index;
    private final Items items;

    LyricsEndpoints(SubsonicPorts ports, Items items) {
        this.finder = ports.lyrics();
        this.index = ports.search();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.RETRIEVAL, "getLyrics", "1.2.0")
                        .answers("lyrics", io.antiphon.subsonic.response.Lyrics.class, RetrievalParameters.Lyrics.class,
                                this::byName),
                Endpoint.named(Chapter.RETRIEVAL, "getLyricsBySongId", "OpenSubsonic")
                        .extension(Extension.SONG_LYRICS)
                        .answers("lyricsList", LyricsList.class, LyricsBySongId.class, this::bySong));
    }

    private LyricsList bySong(Caller caller, LyricsBySongId asked) {
        return LyricsMapper.list(finder.findLyrics(items.track(caller.viewer(), asked.id()).item()), asked.enhanced());
    }

    /// The first song of that name by that artist that has lyrics; empty lyrics when there is none.
    private io.antiphon.subsonic.response.Lyrics byName(Caller caller, RetrievalParameters.Lyrics asked) {
        // Only the first may take its time: the request must not wait for each of them.
        boolean first = true;
        for (Annotated<Track> candidate : candidates(caller, asked)) {
            Track track = candidate.item();
            List<Lyrics> layers = first ? finder.findLyrics(track) : finder.findLyricsAtOnce(track);
            first = false;
            Optional<Lyrics> found = layers.stream()
                    .filter(lyrics -> lyrics.kind() == Lyrics.Kind.MAIN)
                    .findFirst();
            if (found.isPresent()) {
                return new io.antiphon.subsonic.response.Lyrics(LyricsMapper.text(found.get()),
                        track.credits().displayArtist(), track.title());
            }
        }
        return new io.antiphon.subsonic.response.Lyrics("", asked.artist(), asked.title());
    }

    private List<Annotated<Track>> candidates(Caller caller, RetrievalParameters.Lyrics asked) {
        String title = folded(asked.title());
        String artist = folded(asked.artist());
        if (title.isEmpty()) {
            return List.of();
        }
        SearchIndex.Query query = new SearchIndex.Query((artist + " " + title).replace('"', ' ').strip(),
                caller.viewer().musicFolders(), 0, CANDIDATES, false);
        return items.visibleTracks(caller.viewer(), index.findTracks(query))
                .stream()
                .filter(track -> folded(track.item().title()).equals(title))
                .filter(track -> folded(track.item().credits().displayArtist()).contains(artist))
                .toList();
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : TextFolding.fold(text);
    }
}

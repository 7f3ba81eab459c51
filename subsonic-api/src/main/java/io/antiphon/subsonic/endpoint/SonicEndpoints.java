package io.antiphon.subsonic.endpoint;

import io.antiphon.core.library.Viewer;
import io.antiphon.core.sonic.SonicSimilarity;
import io.antiphon.subsonic.mapping.SongMapper;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.SonicParameters.SonicPath;
import io.antiphon.subsonic.parameter.SonicParameters.SonicSimilarTracks;
import io.antiphon.subsonic.response.SonicMatch;
import java.util.List;

/// What sounds alike (OpenSubsonic's extension `sonicSimilarity`).
final class SonicEndpoints implements ChapterEndpoints {
    private final SonicSimilarity sonic;
    private final Items items;

    SonicEndpoints(SubsonicPorts ports, Items items) {
        this.sonic = ports.discovery().sonic();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getSonicSimilarTracks").answersMany("sonicMatch", SonicMatch.class, SonicSimilarTracks.class,
                        this::similarTracks),
                entry("findSonicPath").answersMany("sonicMatch", SonicMatch.class, SonicPath.class, this::path));
    }

    private static Endpoint.Entry entry(String name) {
        return Endpoint.named(Chapter.BROWSING, name, "OpenSubsonic").extension(Extension.SONIC_SIMILARITY);
    }

    private List<SonicMatch> similarTracks(Caller caller, SonicSimilarTracks asked) {
        Viewer viewer = caller.viewer();
        return wire(caller, sonic.listSimilar(viewer, items.track(viewer, asked.id()).item().id(), asked.count()));
    }

    private List<SonicMatch> path(Caller caller, SonicPath asked) {
        Viewer viewer = caller.viewer();
        return wire(caller, sonic.findPath(viewer, items.track(viewer, asked.startSongId()),
                items.track(viewer, asked.endSongId()), asked.count()));
    }

    private List<SonicMatch> wire(Caller caller, List<io.antiphon.core.sonic.SonicMatch> matches) {
        SongMapper songs = items.songs(caller);
        return matches.stream()
                .map(match -> new SonicMatch(songs.song(match.track()), rounded(match.similarity())))
                .toList();
    }

    /// More digits than these say nothing.
    private static double rounded(double similarity) {
        return Math.round(similarity * 10_000) / 10_000.0;
    }
}

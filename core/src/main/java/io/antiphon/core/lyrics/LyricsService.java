package io.antiphon.core.lyrics;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.lyrics.Lyrics.Kind;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for lyrics in the files beside a track, then in its tags, each time anew: people correct lyrics while they listen.
public final class LyricsService implements LyricsFinder {

    private static final int MAX_TAG_LENGTH = 1_000_000;
    private static final int MAX_LAYERS = 40;

    private final MusicFolders musicFolders;
    private final MediaFileReader mediaFiles;

    public LyricsService(MusicFolders musicFolders, MediaFileReader mediaFiles) {
        this.musicFolders = musicFolders;
        this.mediaFiles = mediaFiles;
    }

    /// Main layers, then translations, then pronunciations; of each kind those with times first, and files before tags.
    @Override
    public List<Lyrics> findLyrics(Track track) {
        Optional<SidecarFiles> files = findRoot(track).map(SidecarFiles::new);
        Optional<Path> file = musicFolders.findFile(track);
        if (files.isEmpty() || file.isEmpty()) {
            return List.of();
        }
        return files.get()
                .findInside(file.get())
                .map(real -> ordered(track, find(track, files.get(), file.get(), real)))
                .orElse(List.of());
    }

    private Optional<Path> findRoot(Track track) {
        return musicFolders.findMusicFolder(track.musicFolder()).map(MusicFolder::root).flatMap(root -> {
            try {
                return Optional.of(root.toRealPath());
            } catch (IOException _) {
                return Optional.empty();
            }
        });
    }

    private List<Lyrics> find(Track track, SidecarFiles files, Path file, Path real) {
        List<Lyrics> found = new ArrayList<>(fromSidecars(track, files, files.list(file)));
        found.addAll(fromTags(real));
        return found;
    }

    private static List<Lyrics> fromSidecars(Track track, SidecarFiles files, List<Sidecar> sidecars) {
        List<Lyrics> found = new ArrayList<>();
        @Nullable String main = mainLanguage(track, sidecars);
        for (Sidecar sidecar : sidecars) {
            Kind kind = kind(sidecar, main);
            files.read(sidecar).ifPresent(text -> found.addAll(sidecar.parse(text, kind)));
        }
        return found;
    }

    /// The language the song is sung in; empty text when it is the one of the file that names none; absent when all files are
    /// as likely to be the song's own words.
    private static @Nullable String mainLanguage(Track track, List<Sidecar> sidecars) {
        String tagged = Languages.normalize(track.details().language());
        if (sidecars.stream().anyMatch(sidecar -> tagged.equals(sidecar.language()))) {
            return tagged;
        }
        return sidecars.stream().anyMatch(sidecar -> sidecar.language() == null) ? "" : null;
    }

    private static Kind kind(Sidecar sidecar, @Nullable String main) {
        String language = sidecar.language();
        if (main == null || language == null || language.equals(main)) {
            return Kind.MAIN;
        }
        return Languages.isRomanized(language) ? Kind.PRONUNCIATION : Kind.TRANSLATION;
    }

    private List<Lyrics> fromTags(Path file) {
        RawTags tags;
        try {
            tags = mediaFiles.read(file).tags();
        } catch (IOException | UnreadableMediaException _) {
            return List.of();
        }
        List<Lyrics> found = new ArrayList<>();
        tags.all(TagField.SYNCEDLYRICS).forEach(text -> found.addAll(LyricsFormat.LRC.parse(limited(text))));
        tags.all(TagField.LYRICS).forEach(text -> found.addAll(LyricsFormat.TEXT.parse(limited(text))));
        return found;
    }

    private static String limited(String text) {
        return text.length() > MAX_TAG_LENGTH ? text.substring(0, MAX_TAG_LENGTH) : text;
    }

    private static List<Lyrics> ordered(Track track, List<Lyrics> found) {
        List<Lyrics> distinct = new ArrayList<>();
        for (Lyrics layer : found) {
            Lyrics told = inTaggedLanguage(track, layer);
            if (distinct.stream().noneMatch(known -> known.saysTheSameAs(told)) && distinct.size() < MAX_LAYERS) {
                distinct.add(told);
            }
        }
        distinct.sort(Comparator.comparing(Lyrics::kind).thenComparing(layer -> !layer.synced()));
        return distinct.stream().anyMatch(layer -> layer.kind() == Kind.MAIN) ? List.copyOf(distinct)
                : firstAsMain(distinct);
    }

    /// Where the song's own words cannot be read, what is left stands for them: older clients are shown nothing else.
    private static List<Lyrics> firstAsMain(List<Lyrics> layers) {
        List<Lyrics> result = new ArrayList<>(layers);
        if (!result.isEmpty()) {
            result.set(0, result.getFirst().as(Kind.MAIN, result.getFirst().language()));
        }
        return List.copyOf(result);
    }

    private static Lyrics inTaggedLanguage(Track track, Lyrics layer) {
        return layer.kind() == Kind.MAIN && layer.language().equals(Languages.UNKNOWN)
                ? layer.as(Kind.MAIN, Languages.normalize(track.details().language()))
                : layer;
    }
}

package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The discs of an album that have a title or a picture of their own: an image in the folder of that disc alone, else the one inside
/// the disc's first file when it is not the album's.
final class Discs {

    private Discs() {}

    /// @param tracks by place
    static List<DiscTitle> of(List<TrackRow> tracks, List<FolderImages> images, AlbumCover cover) {
        SequencedMap<Integer, List<TrackRow>> discs = new TreeMap<>();
        tracks.forEach(track -> discs.computeIfAbsent(track.disc() == null ? 1 : track.disc(), _ -> new ArrayList<>())
                .add(track));
        List<DiscTitle> titles = new ArrayList<>();
        discs.forEach((disc, members) -> {
            String title = titleOf(members);
            ItemId picture = discs.size() < 2 ? null : pictureOf(members, images, cover);
            if (title != null || picture != null) {
                titles.add(new DiscTitle(disc, title == null ? "" : title, picture));
            }
        });
        return titles;
    }

    private static @Nullable String titleOf(List<TrackRow> members) {
        for (TrackRow track : members) {
            if (track.facts().discSubtitle() != null) {
                return track.facts().discSubtitle();
            }
        }
        return null;
    }

    private static @Nullable ItemId pictureOf(List<TrackRow> members, List<FolderImages> images, AlbumCover cover) {
        List<String> folders = members.stream().map(track -> FileNames.parent(track.path())).distinct().toList();
        for (FolderImages folder : images) {
            if (folder.disc() != null && folder.image() != null && folders.equals(List.of(folder.path()))) {
                return folder.disc();
            }
        }
        TrackRow first = members.getFirst();
        return cover.sourceFor(first) == CoverSource.TRACK ? new TrackId(first.id()) : null;
    }
}

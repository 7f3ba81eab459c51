package io.antiphon.core.library.scan.rules;

import io.antiphon.core.Sha256;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.text.TextFolding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which tracks of one music folder are one album. Each track's tags and folder alone decide, so that no track can
/// pull another one elsewhere:
///
/// 1. Tracks of one MusicBrainz release are one album, wherever they lie.
/// 2. Tracks with an album artist, or marked as a compilation, are one album when album artist, title, version, date,
///    catalogue numbers and barcode agree; so two folders of the same name stay apart when their tags differ.
/// 3. All others are one album when they lie in the same album folder and name the same album. `CD1`, `Disc 2` … count as
///    their parent folder.
///
/// Videos whose tags name neither artist nor album are of no album that anybody sees.
public final class AlbumGrouping {

    private static final int KEY_BYTES = 16;

    private AlbumGrouping() {}

    /// What tracks of one album have in common.
    ///
    /// @param key 32 hexadecimal digits, equal for tracks of one album
    /// @param name the album's name: as tagged, or its folder's
    public record Group(String key, String name) {}

    /// @param folder path of the track's folder relative to the music folder's root
    public static Group groupOf(AlbumTags tags, String folder) {
        String albumFolder = albumFolder(folder);
        String tagged = tags.name();
        String name = tagged == null ? nameOfFolder(albumFolder) : tagged;
        if (tags.releaseMbid() != null) {
            return new Group(digest(List.of("release", tags.releaseMbid())), name);
        }
        if (tagged != null && (tags.compilation() || hasArtist(tags))) {
            return new Group(digest(List.of("tags", artistOf(tags), TextFolding.fold(tagged), folded(tags.version()),
                    String.valueOf(tags.releaseDate()),
                    String.join(",", tags.catalogNumbers()), folded(tags.barcode()))), name);
        }
        return new Group(digest(List.of("folder", albumFolder, TextFolding.fold(name))), name);
    }

    /// Videos of one folder that no tag makes part of an album.
    public static Group ofVideos(String folder) {
        return new Group(digest(List.of("videos", folder)), nameOfFolder(folder));
    }

    /// The folder that an album's files lie in, disc folders set aside.
    public static String albumFolder(String folder) {
        String path = folder;
        while (!path.isEmpty() && FileNames.isDisc(FileNames.last(path))) {
            path = FileNames.parent(path);
        }
        return path;
    }

    private static String nameOfFolder(String folder) {
        return folder.isEmpty() ? Names.UNKNOWN_ALBUM : PathText.shown(FileNames.last(folder));
    }

    private static boolean hasArtist(AlbumTags tags) {
        return !tags.artists().isEmpty() || tags.displayArtist() != null;
    }

    private static String artistOf(AlbumTags tags) {
        if (!hasArtist(tags)) {
            return TextFolding.fold(Names.VARIOUS_ARTISTS.name());
        }
        if (tags.artists().isEmpty()) {
            return folded(tags.displayArtist());
        }
        return String.join("\n", tags.artists().stream().map(CreditTag::name).map(TextFolding::fold).toList());
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : TextFolding.fold(text);
    }

    private static String digest(List<String> parts) {
        MessageDigest digest = Sha256.begin();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    }
}

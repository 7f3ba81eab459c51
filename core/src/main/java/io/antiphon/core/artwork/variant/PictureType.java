package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.text.TextFolding;
import java.util.List;
import java.util.Map;

/// What a picture shows. Names are kept in the database.
public enum PictureType {
    FRONT, BACK, DISC, BOOKLET,
    /// An artist.
    PORTRAIT,
    /// Wide, to stand behind something.
    BACKGROUND,
    /// An artist's name as they write it.
    LOGO, OTHER;

    /// Types of pictures inside files: [ID3v2 APIC](https://id3.org/id3v2.4.0-frames), section 4.14, which FLAC took over.
    private static final Map<Integer, PictureType> EMBEDDED = Map.of(3, FRONT, 4, BACK, 5, BOOKLET, 6, DISC, 7,
            PORTRAIT,
            8, PORTRAIT, 10, PORTRAIT, 19, LOGO);
    private static final Map<PictureType, List<String>> NAMES = Map.of(FRONT,
            List.of("front", "cover", "folder", "albumart", "album", "thumb"), BACK, List.of("back", "rear"), DISC,
            List.of("disc", "disk", "cd", "medium", "label", "vinyl"), BOOKLET,
            List.of("booklet", "inlay", "inside", "inner", "page"), PORTRAIT, List.of("artist", "portrait", "band"),
            BACKGROUND,
            List.of("fanart", "background", "backdrop"), LOGO, List.of("logo"));

    public static PictureType ofEmbedded(int type) {
        return EMBEDDED.getOrDefault(type, type == 0 ? FRONT : OTHER);
    }

    public static PictureType of(OfferedImage.Type type) {
        return switch (type) {
            case FRONT -> FRONT;
            case BACK -> BACK;
            case DISC -> DISC;
            case BOOKLET -> BOOKLET;
            case PORTRAIT -> PORTRAIT;
            case BACKGROUND -> BACKGROUND;
            case LOGO -> LOGO;
            case OTHER -> OTHER;
        };
    }

    /// What stands for a thing.
    public static PictureType standingFor(Layered kind) {
        return kind == Layered.ARTIST ? PORTRAIT : FRONT;
    }

    /// By the name of an image file.
    public static PictureType ofName(String name) {
        String folded = TextFolding.fold(name);
        for (PictureType type : List.of(BACKGROUND, LOGO, BACK, BOOKLET, PORTRAIT, DISC, FRONT)) {
            if (NAMES.getOrDefault(type, List.of()).stream().anyMatch(folded::contains)) {
                return type;
            }
        }
        return OTHER;
    }
}

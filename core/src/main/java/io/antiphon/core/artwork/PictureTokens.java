package io.antiphon.core.artwork;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.streaming.SignedTexts;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/// Names pictures in a way that only this server can have written. The same picture has the same name for as long as the key stays, so
/// that it is kept by whoever loaded it; the size is part of the name, so that nobody makes the server scale to every size there is.
public final class PictureTokens {

    private static final Pattern TEXT = Pattern.compile("([a-z]{2})-([0-9A-Za-z_-]{1,64})@([0-9]{1,4})");

    private final SignedTexts texts;

    public PictureTokens(SecretKey key, Clock clock) {
        this.texts = new SignedTexts(key, clock, "picture");
    }

    /// @param size edge in pixels of the square it must fit into
    public record Named(ItemId item, int size) {}

    /// @return characters of `[A-Za-z0-9_-]` only
    public String write(ItemId item, int size) {
        return texts.write("%s-%s@%d".formatted(kindOf(item), item.value(), size));
    }

    /// Empty when it was not written here.
    public Optional<Named> read(String token) {
        return texts.read(token)
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .map(text -> new Named(itemOf(text.group(1), text.group(2)), Integer.parseInt(text.group(3))));
    }

    private static String kindOf(ItemId item) {
        return switch (item) {
            case TrackId _ -> "tr";
            case AlbumId _ -> "al";
            case ArtistId _ -> "ar";
            case FolderId _ -> "fo";
            case ChannelId _ -> "pc";
            case EpisodeId _ -> "pe";
        };
    }

    private static ItemId itemOf(String kind, String value) {
        return switch (kind) {
            case "tr" -> new TrackId(value);
            case "al" -> new AlbumId(value);
            case "ar" -> new ArtistId(value);
            case "fo" -> new FolderId(value);
            case "pc" -> new ChannelId(value);
            case "pe" -> new EpisodeId(value);
            default -> throw new IllegalStateException("signed here, but of no kind that is: " + kind);
        };
    }
}

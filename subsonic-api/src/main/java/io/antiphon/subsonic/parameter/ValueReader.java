package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.radio.StationId;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.subsonic.response.SubsonicException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one value of one type.
///
/// @param typeName for people
/// @param expected what an error says: `a whole number`
/// @param parse answers null, or throws [IllegalArgumentException], for what is none
record ValueReader(String typeName, String expected, Function<String, @Nullable Object> parse) {
    /// The year 9999, so that no date computed from it overflows.
    private static final long MAX_MILLIS = 253_402_300_799_999L;
    private static final ValueReader INT = new ValueReader("int", "a whole number",
            text -> Integer.valueOf(text.strip()));
    private static final ValueReader LONG = new ValueReader("long", "a whole number",
            text -> Long.valueOf(text.strip()));
    private static final ValueReader NUMBER = new ValueReader("number", "a number", ValueReader::finite);
    private static final ValueReader BOOLEAN = new ValueReader("boolean", "true or false", ValueReader::truth);
    private static final Map<Class<?>, ValueReader> READERS = Map.ofEntries(
            Map.entry(String.class, new ValueReader("string", "text", text -> text)),
            Map.entry(int.class, INT), Map.entry(Integer.class, INT), Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG), Map.entry(double.class, NUMBER),
            Map.entry(Double.class, NUMBER), Map.entry(boolean.class, BOOLEAN), Map.entry(Boolean.class, BOOLEAN),
            Map.entry(Instant.class, new ValueReader("milliseconds", "milliseconds since 1970", ValueReader::instant)),
            Map.entry(WireId.class, id(WireId::parse)),
            Map.entry(TrackId.class, id(text -> new TrackId(value(text, WireId.Kind.TRACK)))),
            Map.entry(AlbumId.class, id(text -> new AlbumId(value(text, WireId.Kind.ALBUM)))),
            Map.entry(ArtistId.class, id(text -> new ArtistId(value(text, WireId.Kind.ARTIST)))),
            Map.entry(FolderId.class, id(text -> new FolderId(value(text, WireId.Kind.FOLDER)))),
            Map.entry(ChannelId.class, id(text -> new ChannelId(value(text, WireId.Kind.CHANNEL)))),
            Map.entry(EpisodeId.class, id(text -> new EpisodeId(value(text, WireId.Kind.EPISODE)))),
            Map.entry(PlaylistId.class, id(text -> new PlaylistId(value(text, WireId.Kind.PLAYLIST)))),
            Map.entry(StationId.class, id(text -> new StationId(value(text, WireId.Kind.STATION)))),
            Map.entry(ShareId.class, id(ShareId::new)));

    static boolean knows(Class<?> type) {
        return READERS.containsKey(type) || type.isEnum();
    }

    static ValueReader of(Class<?> type) {
        ValueReader reader = type.isEnum() ? ofEnum(type) : READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("no parameter can be read as " + type);
        }
        return reader;
    }

    /// @throws SubsonicException naming the parameter
    Object read(String name, String text) {
        try {
            Object value = parse.apply(text);
            if (value != null) {
                return value;
            }
        } catch (IllegalArgumentException _) {
            // said below, in the client's words
        }
        throw SubsonicException.badValue(name, expected, text);
    }

    ValueReader within(@Nullable AtLeast least, @Nullable AtMost most) {
        if (least == null && most == null) {
            return this;
        }
        long min = least == null ? Long.MIN_VALUE : least.value();
        long max = most == null ? Long.MAX_VALUE : most.value();
        String rule = least == null ? expected : expected + " of at least " + min;
        return new ValueReader(typeName, rule, text -> limited(parse.apply(text), min, max));
    }

    private static @Nullable Object limited(@Nullable Object value, long min, long max) {
        return switch (value) {
            case Integer number when number >= min -> (int) Math.min(number, max);
            case Long number when number >= min -> Math.min(number, max);
            case Double number when number >= min -> Math.min(number, (double) max);
            case null, default -> null;
        };
    }

    private static ValueReader ofEnum(Class<?> type) {
        Map<String, Object> byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(value -> flat(value.toString()), Function.identity()));
        String names = Stream.of(type.getEnumConstants())
                .map(value -> wireName((Enum<?>) value))
                .collect(Collectors.joining(", "));
        return new ValueReader(names.replace(", ", "|"), "one of " + names, text -> byName.get(flat(text)));
    }

    /// `BY_YEAR` becomes `byYear`.
    static String wireName(Enum<?> value) {
        StringBuilder name = new StringBuilder();
        for (String word : value.name().split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? lower : word.charAt(0) + lower.substring(1));
        }
        return name.toString();
    }

    private static String flat(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static ValueReader id(Function<String, @Nullable Object> parse) {
        return new ValueReader("id", "an id", parse);
    }

    private static String value(String text, WireId.Kind kind) {
        return WireId.parse(text).valueAs(kind);
    }

    private static @Nullable Double finite(String text) {
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> null;
        };
    }

    private static @Nullable Instant instant(String text) {
        long millis = Long.parseLong(text.strip());
        return millis < 0 || millis > MAX_MILLIS ? null : Instant.ofEpochMilli(millis);
    }
}

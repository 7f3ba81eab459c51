package io.antiphon.media.tag.mp4;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.Rates;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A track of a movie: what kind it is, how long it lasts, and how its samples are coded.
///
/// @param handler `soun`, `vide`, `text`, …
record Track(String handler, Duration duration, Atom sampleEntry) {

    static @Nullable Track of(ByteRange range, Atom track) throws IOException {
        Atom media = track.child(range, "mdia");
        Atom handler = media == null ? null : media.child(range, "hdlr");
        Atom header = media == null ? null : media.child(range, "mdhd");
        Atom descriptions = media == null ? null : media.descendant(range, "minf", "stbl", "stsd");
        Atom entry = descriptions == null ? null : Atom.at(range, descriptions.start() + 8, descriptions.end());
        if (handler == null || header == null || entry == null) {
            return null;
        }
        return new Track(handler.content(range, 12).latin1(8, 4), duration(header.content(range, 36)), entry);
    }

    /// `mdhd` and `mvhd`: version, flags, two times, time scale, duration; times and duration have 64 bits in version 1.
    static Duration duration(Bytes header) {
        boolean wide = header.u8(0) == 1;
        long scale = header.u32(wide ? 20 : 12);
        long units = wide ? header.s64(24) : header.u32(16);
        boolean unknown = units == (wide ? -1L : 0xffffffffL);
        return unknown ? Duration.ZERO : Rates.duration(units, scale);
    }

    boolean isSound() {
        return handler.equals("soun");
    }

    /// Tracks of still pictures are covers and chapter marks.
    boolean isMovingPicture() {
        return handler.equals("vide") && switch (sampleEntry.type()) {
            case "jpeg", "png ", "mjpa", "mjpb", "gif ", "tiff" -> false;
            default -> true;
        };
    }
}

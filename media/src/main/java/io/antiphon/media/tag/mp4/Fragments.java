package io.antiphon.media.tag.mp4;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.Rates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The duration of a movie where its tracks do not tell, as in files made of fragments.
final class Fragments {

    private Fragments() {
    }

    /// By the movie's header, the extends header (`mehd`), or the index of segments (`sidx`), whichever tells first.
    static Duration duration(ByteRange range, List<Atom> movieParts, List<Atom> topLevel) throws IOException {
        Atom header = Atom.first(movieParts, "mvhd");
        Bytes bytes = header == null ? Bytes.EMPTY : header.content(range, 36);
        Duration ofMovie = Track.duration(bytes);
        if (!ofMovie.isZero()) {
            return ofMovie;
        }
        long scale = bytes.u32(bytes.u8(0) == 1 ? 20 : 12);
        Atom extending = Atom.first(movieParts, "mvex");
        Atom extendsHeader = extending == null ? null : extending.child(range, "mehd");
        if (extendsHeader != null) {
            Bytes content = extendsHeader.content(range, 12);
            return Rates.duration(content.u8(0) == 1 ? content.s64(4) : content.u32(4), scale);
        }
        return ofSegments(range, topLevel);
    }

    private static Duration ofSegments(ByteRange range, List<Atom> topLevel) throws IOException {
        double units = 0;
        long scale = 0;
        for (Atom atom : topLevel) {
            if (!atom.type().equals("sidx")) {
                continue;
            }
            Bytes index = atom.content(range, 64 * 1024);
            int count = index.u8(0) == 1 ? 30 : 22;
            scale = index.u32(8);
            for (int i = 0; i < index.u16(count); i++) {
                units += index.u32(count + 2 + i * 12 + 4);
            }
        }
        return Rates.duration(units, scale);
    }
}

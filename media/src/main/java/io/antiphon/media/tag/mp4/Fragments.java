package io.antiphon.media.tag.mp4;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.Rates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The duration of a movie where its tracks do not tell, as in files made of fragments.
final class Fragments {

    private static final int MAX_RUN = 1 << 20;

    private Fragments() {}

    /// By the movie's header, the extends header (`mehd`), the index of segments (`sidx`), or the
    /// fragments' runs, whichever tells first.
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
        Duration ofSegments = ofSegments(range, topLevel);
        return ofSegments.isZero() ? ofRuns(range, movieParts, topLevel) : ofSegments;
    }

    /// Adds up the samples in the runs of the first track's fragments (ISO/IEC 14496-12, 8.8.7 and 8.8.8).
    private static Duration ofRuns(ByteRange range, List<Atom> movieParts, List<Atom> topLevel) throws IOException {
        Atom track = Atom.first(movieParts, "trak");
        Atom header = track == null ? null : track.descendant(range, "mdia", "mdhd");
        Atom extending = Atom.first(movieParts, "mvex");
        Atom defaults = extending == null ? null : extending.child(range, "trex");
        if (header == null) {
            return Duration.ZERO;
        }
        Bytes media = header.content(range, 36);
        long usual = defaults == null ? 0 : defaults.content(range, 24).u32(12);
        double units = 0;
        for (Atom atom : topLevel) {
            Atom fragment = atom.type().equals("moof") ? atom.child(range, "traf") : null;
            if (fragment != null) {
                units += ofFragment(range, fragment, usual);
            }
        }
        return Rates.duration(units, (double) media.u32(media.u8(0) == 1 ? 20 : 12));
    }

    private static double ofFragment(ByteRange range, Atom fragment, long usual) throws IOException {
        List<Atom> parts = fragment.children(range, 0);
        Atom header = Atom.first(parts, "tfhd");
        Bytes fields = header == null ? Bytes.EMPTY : header.content(range, 32);
        int flags = fields.u24(1);
        int at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        long duration = (flags & 8) != 0 ? fields.u32(at) : usual;
        double units = 0;
        for (Atom part : parts) {
            if (part.type().equals("trun")) {
                units += ofRun(part.content(range, MAX_RUN), duration);
            }
        }
        return units;
    }

    /// Flags say which of duration (0x100), size (0x200), flags (0x400) and time offset (0x800) each sample has.
    private static double ofRun(Bytes run, long usual) {
        int flags = run.u24(1);
        long samples = run.u32(4);
        if ((flags & 0x100) == 0) {
            return samples * (double) usual;
        }
        int step = 4 * Integer.bitCount(flags & 0xf00);
        double units = 0;
        for (int at = 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0); at < run.length(); at += step) {
            units += run.u32(at);
        }
        return units;
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
            int references = Math.min(index.u16(count), index.length() / 12);
            for (int i = 0; i < references; i++) {
                units += index.u32(count + 2 + i * 12 + 4);
            }
        }
        return Rates.duration(units, (double) scale);
    }
}

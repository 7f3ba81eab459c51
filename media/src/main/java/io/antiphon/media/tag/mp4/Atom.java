package io.antiphon.media.tag.mp4;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A box of the ISO base media file format (ISO/IEC 14496-12, 4.2): where its content lies.
record Atom(String type, long start, long end) {

    private static final int MAX_SIBLINGS = 20_000;

    long length() {
        return end - start;
    }

    Bytes content(ByteRange range, int count) throws IOException {
        return range.read(start, (int) Math.min(count, length()));
    }

    /// The atom at a place, cut to `limit`, or null where none fits.
    static @Nullable Atom at(ByteRange range, long position, long limit) throws IOException {
        if (position + 8 > limit) {
            return null;
        }
        Bytes header = range.read(position, 16);
        long size = header.u32(0);
        int headerLength = 8;
        if (size == 1) {
            size = header.s64(8);
            headerLength = 16;
        } else if (size == 0) {
            size = limit - position;
        }
        if (size < headerLength) {
            return null;
        }
        long end = size > limit - position ? limit : position + size;
        return new Atom(header.latin1(4, 4), position + headerLength, end);
    }

    List<Atom> children(ByteRange range, int skip) throws IOException {
        return listAll(range, start + skip, end);
    }

    static List<Atom> listAll(ByteRange range, long from, long limit) throws IOException {
        List<Atom> atoms = new ArrayList<>();
        long at = from;
        while (atoms.size() < MAX_SIBLINGS) {
            Atom atom = at(range, at, limit);
            if (atom == null) {
                break;
            }
            atoms.add(atom);
            at = atom.end;
        }
        return atoms;
    }

    @Nullable Atom child(ByteRange range, String wanted) throws IOException {
        return first(children(range, 0), wanted);
    }

    /// The atom at the end of a path of children, or null.
    @Nullable Atom descendant(ByteRange range, String... path) throws IOException {
        Atom atom = this;
        for (String step : path) {
            atom = atom.child(range, step);
            if (atom == null) {
                return null;
            }
        }
        return atom;
    }

    static @Nullable Atom first(List<Atom> atoms, String wanted) {
        for (Atom atom : atoms) {
            if (atom.type.equals(wanted)) {
                return atom;
            }
        }
        return null;
    }
}

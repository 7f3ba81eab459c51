package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.ByteRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The first packets of one stream of an Ogg file, and where its pages of sound begin.
///
/// @param sound the first page after the one on which the last header packet ends
record OggHeaders(List<ScatteredRange> packets, long sound) {

    private static final int MAX_PAGES = 100_000;

    /// @param wanted how many packets to read
    static OggHeaders read(ByteRange range, long start, long serial, int wanted) throws IOException {
        List<ScatteredRange> packets = new ArrayList<>(wanted);
        ScatteredRange open = new ScatteredRange(range);
        long at = start;
        for (int i = 0; i < MAX_PAGES; i++) {
            OggPage page = OggPage.from(range, at);
            if (page == null || page.end() <= at) {
                break;
            }
            at = page.end();
            if (page.serial() == serial) {
                open = addPackets(page, open, packets, wanted);
                if (packets.size() == wanted) {
                    return new OggHeaders(packets, at);
                }
            }
        }
        // Cut off: what there is of the last packet may still say something.
        packets.add(open);
        return new OggHeaders(packets, range.size());
    }

    /// Appends a page's segments to the packet that is open, and answers the packet that is open after the page.
    private static ScatteredRange addPackets(OggPage page, ScatteredRange open, List<ScatteredRange> packets,
            int wanted) {
        ScatteredRange packet = open;
        long at = page.body();
        long from = at;
        for (int i = 0; i < page.lacing().length() && packets.size() < wanted; i++) {
            at += page.lacing().u8(i);
            if (page.lacing().u8(i) < 255) {
                packet.add(from, Math.min(at, page.end()) - from);
                packets.add(packet);
                packet = new ScatteredRange(packet.whole());
                from = at;
            }
        }
        packet.add(from, Math.min(at, page.end()) - from);
        return packet;
    }
}

package io.antiphon.benchmarks.audio;

import java.util.List;

/// Packets into the pages of one logical Ogg stream (RFC 3533 §6), each with its checksum.
final class OggPages {

    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int MAX_SEGMENTS = 255;
    private static final int AUDIO_PACKETS_PER_PAGE = 40;
    private static final long NO_PACKET_ENDS = -1;

    private final ByteSink out = new ByteSink(16 << 10);
    private final int serial;
    private int sequence;

    private final ByteSink lacing = new ByteSink(MAX_SEGMENTS);
    private final ByteSink body = new ByteSink(8 << 10);
    private boolean continued;
    private int packets;
    private long granule;

    OggPages(int serial) {
        this.serial = serial;
    }

    /// Header packets, which end their page; a picture may need several.
    void writeHeaders(List<byte[]> headers) {
        for (byte[] header : headers) {
            addPacket(header, 0);
        }
        flush(0);
    }

    /// `granulePosition` is the count of samples up to this packet's end.
    void addAudio(byte[] packet, long granulePosition) {
        if (packets == AUDIO_PACKETS_PER_PAGE) {
            flush(0);
        }
        addPacket(packet, granulePosition);
    }

    /// The whole file; the last page carries the end-of-stream flag.
    byte[] finish() {
        flush(LAST);
        return out.toBytes();
    }

    private void addPacket(byte[] packet, long granulePosition) {
        int rest = packet.length;
        int at = 0;
        while (true) {
            if (lacing.size() == MAX_SEGMENTS) {
                flush(0);
                continued = at > 0;
            }
            int length = Math.min(rest, 255);
            lacing.u8(length);
            body.put(packet, at, length);
            at += length;
            rest -= length;
            if (length < 255) {
                break;
            }
        }
        packets++;
        granule = granulePosition;
    }

    private void flush(int flag) {
        if (lacing.size() == 0) {
            return;
        }
        int start = out.size();
        int flags = flag | (continued ? CONTINUED : 0) | (sequence == 0 ? FIRST : 0);
        out.latin1("OggS")
                .u8(0)
                .u8(flags)
                .u64le(packets == 0 ? NO_PACKET_ENDS : granule)
                .u32le(serial)
                .u32le(sequence++);
        int checksum = out.size();
        out.u32le(0).u8(lacing.size()).put(lacing).put(body);
        out.patch32le(checksum, Crc.ogg(out.backing(), start, out.size()));
        lacing.clear();
        body.clear();
        continued = false;
        packets = 0;
    }
}

package io.antiphon.media.video;

import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.media.video.Mp4Boxes.Box;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A piece as players expect it, out of the complete MP4 that ffmpeg makes of it: the fragments alone, their times counted from the
/// beginning of the medium, their numbers going on from piece to piece. Pictures and sound themselves pass through.
final class FragmentStream extends InputStream {
    private final InputStream made;
    private final SegmentRequest request;
    private final Duration epoch;
    private Map<Integer, InitSection.Track> tracks = Map.of();
    private ByteBuffer ready = ByteBuffer.allocate(0);
    /// Bytes of the box under way that need no look.
    private long passing;

    /// @param made by ffmpeg; closed with this one
    /// @param epoch what is added to all times in it
    FragmentStream(InputStream made, SegmentRequest request, Duration epoch) {
        this.made = made;
        this.request = request;
        this.epoch = epoch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!ready.hasRemaining() && passing == 0) {
            if (!advance()) {
                return -1;
            }
        }
        if (ready.hasRemaining()) {
            int count = Math.min(length, ready.remaining());
            ready.get(bytes, offset, count);
            return count;
        }
        int count = made.read(bytes, offset, (int) Math.min(length, passing));
        if (count < 0) {
            throw new IOException("an MP4 that ends inside a box");
        }
        passing -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        made.close();
    }

    /// Reads the next box or its beginning; false at the end.
    private boolean advance() throws IOException {
        Optional<ByteBuffer> next = Mp4Boxes.readHeader(made);
        if (next.isEmpty()) {
            // The one who asks again is told the same, and an encoder that failed is told by this read.
            return made.read() >= 0;
        }
        ByteBuffer header = next.get();
        switch (Mp4Boxes.type(header, 0)) {
            case "moov" -> tracks = InitSection.tracks(Mp4Boxes.readBox(header, made));
            case "moof" -> {
                ready = Mp4Boxes.readBox(header, made);
                renumber();
            }
            case "mdat" -> {
                passing = Integer.toUnsignedLong(header.getInt(0)) - Mp4Boxes.HEADER;
                ready = header;
            }
            default -> Mp4Boxes.readBox(header, made);
        }
        return true;
    }

    private void renumber() throws IOException {
        Box fragment = Mp4Boxes.boxes(ready, 0, ready.capacity()).getFirst();
        Box header = fragment.required("mfhd");
        ready.putInt(header.content() + 4, request.index() + 1);
        for (Box track : fragment.children()) {
            if (track.type().equals("traf")) {
                InitSection.Track facts = tracks.get(track.required("tfhd").u32(4));
                Box time = track.required("tfdt");
                if (facts == null || !time.isLong()) {
                    throw new IOException("a fragment of a track that was not declared");
                }
                int at = time.content() + 4;
                ready.putLong(at, ready.getLong(at) + shift(facts));
            }
        }
    }

    /// Back to where the medium begins, and behind what is put before the sound there.
    private long shift(InitSection.Track track) {
        boolean primed = track.sound() && request.packaging() == Packaging.FMP4;
        return (primed ? InitSection.PRIMING : 0) - epoch.toSeconds() * track.timescale();
    }
}

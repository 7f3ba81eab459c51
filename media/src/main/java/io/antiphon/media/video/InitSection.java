package io.antiphon.media.video;

import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.media.video.Mp4Boxes.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What comes before all fragments: `ftyp` and `moov`. What the encoder of AAC puts before the first sample is taken off by an edit
/// list, so that players begin with the sound.
final class InitSection {
    /// ffmpeg's AAC encoder begins with one frame of silence.
    static final int PRIMING = 1024;
    private static final String SOUND = "soun";
    private static final int EDITS_SIZE = 36;

    private InitSection() {}

    /// @param made by ffmpeg
    static byte[] of(InputStream made, Packaging packaging) throws IOException {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        Optional<ByteBuffer> header = Mp4Boxes.readHeader(made);
        while (header.isPresent()) {
            ByteBuffer box = Mp4Boxes.readBox(header.get(), made);
            switch (Mp4Boxes.type(box, 0)) {
                case "ftyp" -> section.write(bytes(box));
                case "moov" -> {
                    section.write(packaging == Packaging.FMP4 ? withEdits(box) : bytes(box));
                    return section.toByteArray();
                }
                default -> {
                    // nothing that pieces need
                }
            }
            header = Mp4Boxes.readHeader(made);
        }
        throw new IOException("ffmpeg made nothing that can be played");
    }

    /// Units a second of each track, by its number, and which of them is sound.
    static Map<Integer, Track> tracks(ByteBuffer moov) throws IOException {
        Map<Integer, Track> tracks = new HashMap<>();
        for (Box track : root(moov).children()) {
            if (track.type().equals("trak")) {
                Box number = track.required("tkhd");
                Box media = track.required("mdia");
                Box header = media.required("mdhd");
                tracks.put(number.u32(number.isLong() ? 20 : 12),
                        new Track(header.u32(header.isLong() ? 20 : 12), isSound(media)));
            }
        }
        return tracks;
    }

    record Track(int timescale, boolean sound) {}

    private static boolean isSound(Box media) throws IOException {
        byte[] handler = new byte[4];
        Box box = media.required("hdlr");
        box.buffer().get(box.content() + 8, handler);
        return new String(handler, StandardCharsets.ISO_8859_1).equals(SOUND);
    }

    private static byte[] bytes(ByteBuffer box) {
        byte[] bytes = new byte[box.capacity()];
        box.get(0, bytes);
        return bytes;
    }

    private static Box root(ByteBuffer moov) throws IOException {
        List<Box> boxes = Mp4Boxes.boxes(moov, 0, moov.capacity());
        if (boxes.size() != 1) {
            throw new IOException("a broken moov");
        }
        return boxes.getFirst();
    }

    private static byte[] withEdits(ByteBuffer moov) throws IOException {
        for (Box track : root(moov).children()) {
            if (track.type().equals("trak") && isSound(track.required("mdia"))) {
                return withEdits(moov, track);
            }
        }
        return bytes(moov);
    }

    /// One edit without an end that begins behind the priming (section 8.6.6).
    private static byte[] withEdits(ByteBuffer moov, Box track) throws IOException {
        int place = track.required("tkhd").end();
        ByteBuffer longer = ByteBuffer.allocate(moov.capacity() + EDITS_SIZE);
        longer.put(moov.slice(0, place));
        longer.putInt(EDITS_SIZE).put("edts".getBytes(StandardCharsets.ISO_8859_1));
        longer.putInt(EDITS_SIZE - Mp4Boxes.HEADER).put("elst".getBytes(StandardCharsets.ISO_8859_1));
        longer.putInt(0).putInt(1).putInt(0).putInt(PRIMING).putInt(1 << 16);
        longer.put(moov.slice(place, moov.capacity() - place));
        longer.putInt(track.start(), track.size() + EDITS_SIZE).putInt(0, longer.capacity());
        return longer.array();
    }
}

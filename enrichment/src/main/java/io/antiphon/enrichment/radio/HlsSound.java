package io.antiphon.enrichment.radio;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/// What is in one piece of HTTP Live Streaming (RFC 8216, section 3), as it can be joined to the pieces before it: AAC or MP3 without the
/// tag in front that tells the time, the sound out of an MPEG transport stream, or a fragment of MP4 as it is.
///
/// @param contentType of the pieces together
record HlsSound(String contentType, byte[] bytes) {

    private static final int ID3_HEADER = 10;

    /// @throws HlsStation.LostException saying for people why this cannot be passed on
    static HlsSound of(byte[] piece) throws HlsStation.LostException {
        if (TransportStream.is(piece)) {
            return TransportStream.soundOf(piece);
        }
        byte[] bytes = withoutTags(piece);
        if (isMp4(bytes)) {
            return new HlsSound("audio/mp4", bytes);
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xe0) == 0xe0) {
            // ADTS has layer 0, which MPEG audio has not.
            return new HlsSound((bytes[1] & 0x06) == 0 ? "audio/aac" : "audio/mpeg", bytes);
        }
        throw new HlsStation.LostException("The station's pieces hold neither AAC nor MP3");
    }

    private static byte[] withoutTags(byte[] piece) {
        int start = 0;
        while (piece.length - start > ID3_HEADER && piece[start] == 'I' && piece[start + 1] == 'D'
                && piece[start + 2] == '3') {
            int size = (piece[start + 6] & 0x7f) << 21 | (piece[start + 7] & 0x7f) << 14
                    | (piece[start + 8] & 0x7f) << 7 | piece[start + 9] & 0x7f;
            start = Math.min(piece.length, start + ID3_HEADER + size);
        }
        return start == 0 ? piece : Arrays.copyOfRange(piece, start, piece.length);
    }

    private static boolean isMp4(byte[] bytes) {
        if (bytes.length < 8) {
            return false;
        }
        String box = new String(bytes, 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return box.equals("ftyp") || box.equals("styp") || box.equals("moof") || box.equals("sidx")
                || box.equals("emsg") || box.equals("prft");
    }

    /// The packets of a transport stream (ISO/IEC 13818-1), of which only those of the first sound count.
    static final class TransportStream {

        private static final int PACKET = 188;
        private static final int SYNC = 0x47;
        private static final int AAC = 0x0f;
        private static final int NONE = -1;

        private final byte[] stream;
        private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
        private int tablePid = NONE;
        private int soundPid = NONE;
        private int soundType;
        private boolean inside;

        private TransportStream(byte[] stream) {
            this.stream = stream;
        }

        static boolean is(byte[] bytes) {
            return bytes.length >= PACKET && bytes[0] == SYNC && (bytes.length < PACKET * 2 || bytes[PACKET] == SYNC);
        }

        static HlsSound soundOf(byte[] bytes) throws HlsStation.LostException {
            TransportStream stream = new TransportStream(bytes);
            for (int at = 0; at + PACKET <= bytes.length && bytes[at] == SYNC; at += PACKET) {
                stream.takePacket(at);
            }
            if (stream.soundPid == NONE) {
                throw new HlsStation.LostException("The station's pieces hold neither AAC nor MP3");
            }
            return new HlsSound(stream.soundType == AAC ? "audio/aac" : "audio/mpeg", stream.sound.toByteArray());
        }

        private void takePacket(int at) {
            boolean begins = (stream[at + 1] & 0x40) != 0;
            int pid = word(at + 1) & 0x1fff;
            int control = stream[at + 3] >> 4 & 3;
            int end = at + PACKET;
            int payload = at + 4 + ((control & 2) == 0 ? 0 : 1 + (stream[at + 4] & 0xff));
            if ((control & 1) == 0 || payload >= end) {
                return;
            }
            if (pid == 0 && begins) {
                takePrograms(payload, end);
            } else if (pid == tablePid && begins && soundPid == NONE) {
                takeStreams(payload, end);
            } else if (pid == soundPid) {
                takeSound(begins, payload, end);
            }
        }

        /// The table of programs: where the first one's table is.
        private void takePrograms(int payload, int end) {
            int section = payload + 1 + (stream[payload] & 0xff);
            for (int entry = section + 8; entry + 4 <= end - 4 && tablePid == NONE; entry += 4) {
                if (word(entry) != 0) {
                    tablePid = word(entry + 2) & 0x1fff;
                }
            }
        }

        /// The table of a program: where its sound is.
        private void takeStreams(int payload, int end) {
            int section = payload + 1 + (stream[payload] & 0xff);
            if (section + 12 > end) {
                return;
            }
            int sectionEnd = Math.min(end, section + 3 + (word(section + 1) & 0xfff) - 4);
            int entry = section + 12 + (word(section + 10) & 0xfff);
            while (entry + 5 <= sectionEnd && soundPid == NONE) {
                int type = stream[entry] & 0xff;
                if (type == AAC || type == 3 || type == 4) {
                    soundType = type;
                    soundPid = word(entry + 1) & 0x1fff;
                }
                entry += 5 + (word(entry + 3) & 0xfff);
            }
        }

        private void takeSound(boolean begins, int payload, int end) {
            int from = payload;
            if (begins) {
                inside = payload + 9 <= end && stream[payload] == 0 && stream[payload + 1] == 0
                        && stream[payload + 2] == 1;
                from = inside ? payload + 9 + (stream[payload + 8] & 0xff) : end;
            }
            if (inside && from < end) {
                sound.write(stream, from, end - from);
            }
        }

        private int word(int at) {
            return at + 1 < stream.length ? (stream[at] & 0xff) << 8 | stream[at + 1] & 0xff : 0;
        }
    }
}

package io.antiphon.media.seek;

import io.antiphon.core.streaming.seek.SeekTable;
import io.antiphon.core.streaming.seek.SeekTableReader;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads files of the kinds that can be decoded from the middle with nothing but their beginning: FLAC, WAV and AIFF with linear
/// PCM. Goes by what a file holds, not by its name.
public final class FileSeekTableReader implements SeekTableReader {
    private static final int ID3_HEADER = 10;
    private static final int ID3_FOOTER_FLAG = 0x10;

    @Override
    public Optional<SeekTable> read(Path file) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            long start = startOfSound(source);
            Bytes signature = source.read(start, 12);
            return switch (signature.latin1(0, 4)) {
                case "fLaC" -> FlacSeekTable.read(source, start);
                case "RIFF", "RF64", "BW64" -> signature.is(8, "WAVE") ? PcmSeekTable.ofWav(source, start)
                        : Optional.empty();
                case "FORM" -> signature.is(8, "AIFF") || signature.is(8, "AIFC") ? PcmSeekTable.ofAiff(source, start)
                        : Optional.empty();
                default -> Optional.empty();
            };
        }
    }

    /// Behind an ID3v2 tag, which some programs put before anything (ID3v2.4, section 3.1).
    private static long startOfSound(ByteSource source) throws IOException {
        Bytes header = source.read(0, ID3_HEADER);
        if (!header.is(0, "ID3")) {
            return 0;
        }
        long size = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            size = size << 7 | header.u8(i) & 0x7f;
        }
        return ID3_HEADER + size + ((header.u8(5) & ID3_FOOTER_FLAG) != 0 ? ID3_HEADER : 0);
    }
}

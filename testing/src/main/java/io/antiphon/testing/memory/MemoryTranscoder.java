package io.antiphon.testing.memory;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/// Turns every file into one line that says what was asked for, and no Vorbis, as usual.
public final class MemoryTranscoder implements Transcoder {

    @Override
    public Set<AudioFormat> formats() {
        return EnumSet.complementOf(EnumSet.of(AudioFormat.OGG));
    }

    @Override
    public InputStream transcode(TranscodeRequest request) {
        String sound = "%s %d kbit/s from %d s".formatted(request.format().suffix(), request.bitRate(),
                request.start().toSeconds());
        return new ByteArrayInputStream(sound.getBytes(StandardCharsets.UTF_8));
    }
}

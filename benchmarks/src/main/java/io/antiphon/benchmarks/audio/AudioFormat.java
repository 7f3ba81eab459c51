package io.antiphon.benchmarks.audio;

/// A kind of file that can be written, with the extension that it has on disk.
public enum AudioFormat {
    MP3("mp3"), FLAC("flac"), VORBIS("ogg"), OPUS("opus"), AAC("m4a");

    private final String extension;

    AudioFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }
}

package io.antiphon.benchmarks.audio;

/// Makes whole files of every format. Safe for several threads: the templates are read once and never changed.
public final class AudioFiles {

    private final Mp3Writer mp3 = new Mp3Writer();
    private final FlacWriter flac = new FlacWriter();
    private final OggWriter vorbis = OggWriter.vorbis();
    private final OggWriter opus = OggWriter.opus();
    private final Mp4Writer mp4 = new Mp4Writer();

    /// The same arguments give the same bytes, on every machine.
    public byte[] write(AudioFormat format, TrackTags tags, Sound sound) {
        return switch (format) {
            case MP3 -> mp3.write(tags, sound);
            case FLAC -> flac.write(tags, sound);
            case VORBIS -> vorbis.write(tags, sound);
            case OPUS -> opus.write(tags, sound);
            case AAC -> mp4.write(tags, sound);
        };
    }
}

package io.antiphon.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.antiphon.core.analysis.Loudness;
import io.antiphon.core.library.AudioProperties;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Loudness and true peak beside ffmpeg's own measurement of the same file.
class LoudnessAccuracyIT {

    private static final String DYNAMIC = "aevalsrc='(0.02+0.6*lt(mod(t,4),1))*(2*random(0)-1)|(0.02+0.5*lt(mod(t,4),1))*(2*random(1)-1)':d=20:s=44100";

    @TempDir
    private Path directory;
    private final FfmpegSoundAnalyser analyser = new FfmpegSoundAnalyser(SoundFiles.TOOLS, Optional.empty(), 1,
            SoundFiles.SEARCH_PATH, AnalysisLimits.STANDARD);

    @AfterEach
    void close() {
        analyser.close();
    }

    /// Peaks of noise at the upper end of the band, and of sound that begins at once, depend on the length of the filter.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "stereo-sine.flac; sine=f=1000:r=44100:d=8,volume=-20dB,aformat=channel_layouts=stereo; flac; 0.15",
            "mono-bass.wav; sine=f=60:r=48000:d=8; pcm_s16le; 0.15",
            "pink.flac; anoisesrc=d=8:a=0.3:r=44100:c=pink:s=1; flac; 0.3",
            "white-8k.wav; anoisesrc=d=8:a=0.3:r=8000:s=2; pcm_s16le; 0.5",
            "white-22k-clipped.wav; anoisesrc=d=8:a=0.9:r=22050:s=3,volume=12dB; pcm_s16le; 1.0",
            "white-96k.wav; anoisesrc=d=8:a=0.3:r=96000:s=4; pcm_s24le; 0.5",
            "white-192k.wav; anoisesrc=d=8:a=0.3:r=192000:s=5; pcm_f32le; 0.3",
            "over-full-scale.wav; sine=f=997:r=44100:d=8,volume=24dB; pcm_f32le; 0.15",
            "dynamic.flac; @; flac; 0.5", "dynamic.mp3; @; libmp3lame; 0.5", "dynamic.opus; @; libopus; 0.5",
            "dynamic.m4a; @; aac; 0.5", "dynamic.ogg; @; libvorbis; 0.5",
            "surround.flac; aevalsrc='0.4*sin(440*2*PI*t)|0.3*sin(550*2*PI*t)|0.2*sin(660*2*PI*t)|0.5*sin(50*2*PI*t)|0.3*sin(770*2*PI*t)|0.2*sin(880*2*PI*t)':c=5.1:d=8:s=48000; flac; 0.15",
            "quad.wav; aevalsrc='0.1*sin(440*2*PI*t)|0.1*sin(550*2*PI*t)|0.4*sin(660*2*PI*t)|0.4*sin(770*2*PI*t)':c=quad:d=8:s=44100; pcm_s16le; 0.15",
            "just-over-a-block.wav; sine=f=1000:r=44100:d=0.45; pcm_s16le; 0.3",
            "odd-rate.wav; sine=f=1000:r=37801:d=5; pcm_s16le; 0.15"})
    void loudnessIsWithinATenthOfFfmpegs(String name, String source, String encoder, double peakTolerance)
            throws Exception {
        Path file = new SoundFiles(directory).make(name, source.equals("@") ? DYNAMIC : source, "-c:a", encoder);
        SoundFiles.Reference reference = SoundFiles.measure(file);
        Loudness measured = analyser.analyse(file, AudioProperties.UNKNOWN).loudness();
        assertThat(measured.integrated().orElseThrow()).isCloseTo(reference.integrated(), within(0.1));
        assertThat(20 * Math.log10(measured.truePeak())).isCloseTo(reference.truePeak(), within(peakTolerance));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`',
            value = {"silence.flac; anullsrc=r=44100:cl=stereo,atrim=0:3; flac",
                    "blip.wav; sine=f=1000:r=44100:d=0.2; pcm_s16le"})
    void whatHasNoLoudnessForFfmpegHasNoneHere(String name, String source, String encoder) throws Exception {
        Path file = new SoundFiles(directory).make(name, source, "-c:a", encoder);
        assertThat(SoundFiles.measure(file).integrated()).isEqualTo(-70);
        assertThat(analyser.analyse(file, AudioProperties.UNKNOWN).loudness().integrated()).isEmpty();
    }
}

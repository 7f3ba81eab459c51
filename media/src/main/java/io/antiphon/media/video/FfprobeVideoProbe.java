package io.antiphon.media.video;

import io.antiphon.core.LibraryException;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoFacts.SoundTrack;
import io.antiphon.core.video.VideoFacts.TextTrack;
import io.antiphon.core.video.VideoProbe;
import io.antiphon.media.ffmpeg.FfmpegProcesses;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.ffmpeg.ProgramInput;
import io.antiphon.media.ffmpeg.SafeInputs;
import io.antiphon.media.tag.probe.ProbeAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks ffprobe, for a limited time and with limited output.
public final class FfprobeVideoProbe implements VideoProbe {
    private static final Set<String> TEXT = Set.of("subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text");
    private static final String ENTRIES = "format=duration,bit_rate:stream=index,codec_type,codec_name,width,height,channels,bit_rate,duration"
            + ":stream_tags=language,title:stream_disposition=attached_pic:stream_side_data=rotation";
    private static final int MAX_OUTPUT = 1 << 20;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long RUN_SECONDS = 15;
    private static final int QUARTER_TURN = 90;

    private final FfmpegTools tools;
    private final FfmpegProcesses processes = new FfmpegProcesses(AT_ONCE, PATIENCE);

    public FfprobeVideoProbe(FfmpegTools tools) {
        this.tools = tools;
    }

    @Override
    public Optional<VideoFacts> probe(Path file) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-hide_banner"));
        arguments.addAll(SafeInputs.ofProbes());
        arguments.addAll(List.of("-show_entries", ENTRIES, "-of", "flat", "-i", ProgramInput.of(file)));
        try (InputStream output = processes.start(tools.ffprobe(), arguments, String.valueOf(file.getFileName()))) {
            FutureTask<byte[]> reading = new FutureTask<>(() -> output.readNBytes(MAX_OUTPUT));
            Thread.ofVirtual().name("ffprobe").start(reading);
            return Optional.of(facts(
                    ProbeAnswer.parse(new String(reading.get(RUN_SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8))));
        } catch (LibraryException | IOException | ExecutionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static VideoFacts facts(ProbeAnswer answer) {
        List<SoundTrack> sounds = new ArrayList<>();
        List<TextTrack> texts = new ArrayList<>();
        String pictures = "";
        for (int i = 0; i < answer.streamCount(); i++) {
            String stream = "streams.stream." + i;
            int index = (int) answer.number(stream + ".index");
            String codec = answer.text(stream + ".codec_name").toLowerCase(Locale.ROOT);
            String language = answer.text(stream + ".tags.language");
            String title = answer.text(stream + ".tags.title");
            switch (answer.text(stream + ".codec_type")) {
                case "audio" -> sounds.add(new SoundTrack(index, codec, known(language), title,
                        (int) answer.number(stream + ".channels")));
                case "subtitle" -> {
                    if (TEXT.contains(codec)) {
                        texts.add(new TextTrack(index, known(language), title));
                    }
                }
                case "video" -> pictures = pictures.isEmpty()
                        && !answer.text(stream + ".disposition.attached_pic").equals("1") ? stream : pictures;
                default -> {
                    // Data and attachments are neither seen nor heard.
                }
            }
        }
        return facts(answer, pictures, sounds, texts);
    }

    private static VideoFacts facts(ProbeAnswer answer, String pictures, List<SoundTrack> sounds,
            List<TextTrack> texts) {
        int width = (int) answer.number(pictures + ".width");
        int height = (int) answer.number(pictures + ".height");
        boolean turned = isTurned(answer, pictures);
        return new VideoFacts(Duration.ofMillis(Math.round(answer.number("format.duration") * 1000)),
                turned ? height : width, turned ? width : height,
                (int) Math.round(answer.number("format.bit_rate") / 1000),
                answer.text(pictures + ".codec_name").toLowerCase(Locale.ROOT), sounds, texts);
    }

    /// Telephones lay the picture on its side and say so.
    private static boolean isTurned(ProbeAnswer answer, String pictures) {
        for (int i = 0; i < 4; i++) {
            String rotation = answer.text(pictures + ".side_data_list.side_data." + i + ".rotation");
            if (rotation.matches("-?\\d{1,3}")) {
                return Math.abs(Integer.parseInt(rotation)) % (2 * QUARTER_TURN) == QUARTER_TURN;
            }
        }
        return false;
    }

    private static String known(String language) {
        return language.equals("und") ? "" : language;
    }
}

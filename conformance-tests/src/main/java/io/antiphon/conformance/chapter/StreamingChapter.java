package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.Arrays;
import java.util.Optional;

/// How songs travel: ranges, limits, transcoding.
final class StreamingChapter implements Chapter {

    private static final String HTTP = "RFC 9110";

    @Override
    public void describe(Cases cases) {
        cases.behaviour("stream", "endpoints/stream")
                .once()
                .must("with format=raw sends the bytes of download", StreamingChapter::rawIsFile)
                .must("with maxBitRate=0 knows no limit", StreamingChapter::noLimit)
                .must("with estimateContentLength answers as well", StreamingChapter::estimate)
                .must("transcodes to MP3", StreamingChapter::transcode)
                .must("keeps to maxBitRate", StreamingChapter::lowBitRate);
        cases.behaviour("stream", "extensions/transcodeOffset")
                .once()
                .where("transcodeOffset")
                .must("with timeOffset begins later", StreamingChapter::timeOffset);
        cases.behaviour("stream", "endpoints/stream")
                .once()
                .changing()
                .must("counts no play", StreamingChapter::countsNoPlay);
        describeRanges(cases);
    }

    private static void describeRanges(Cases cases) {
        cases.behaviour("stream", HTTP)
                .once()
                .must("sends a range from the begin", probe -> range(probe, "bytes=0-99", 0, 100))
                .must("sends a range from the middle", probe -> range(probe, "bytes=500-1499", 500, 1000))
                .must("sends the rest", probe -> range(probe, "bytes=1000-", 1000, -1))
                .must("sends the end", probe -> range(probe, "bytes=-200", -200, 200))
                .must("refuses a range beyond the end with 416", StreamingChapter::beyond)
                .must("ignores a range when If-Range names another version", StreamingChapter::ifRange)
                .must("says in HEAD what GET would say", probe -> head(probe, "stream"));
        cases.behaviour("download", HTTP)
                .once()
                .must("says in HEAD what GET would say", probe -> head(probe, "download"));
        cases.behaviour("getCoverArt", HTTP).once().must("answers HEAD without a body", probe -> {
            HttpAnswer answer = probe.raw(Call.of("getCoverArt", "id", Samples.id(probe, "cover")).method("HEAD"));
            probe.advise(answer.status() == 200 && answer.body().length == 0, "status 200 and no body",
                    answer.summary());
        });
        cases.behaviour("getCoverArt", "client practice: cover art").once().must("can be kept by apps", probe -> {
            HttpAnswer answer = probe.media(Call.of("getCoverArt", "id", Samples.id(probe, "cover")));
            boolean cacheable = answer.header("etag").isPresent() || answer.header("last-modified").isPresent()
                    || answer.header("cache-control").isPresent();
            probe.advise(cacheable, "ETag, Last-Modified or Cache-Control", "none of them");
        });
    }

    private static Call raw(Probe probe) {
        return Call.of("stream", "id", Samples.song(probe).text("id"), "format", "raw");
    }

    private static void rawIsFile(Probe probe) {
        byte[] file = probe.media(Call.of("download", "id", Samples.song(probe).text("id"))).body();
        HttpAnswer streamed = probe.media(raw(probe));
        probe.expect(Arrays.equals(file, streamed.body()), "the same " + file.length + " bytes",
                streamed.summary());
        probe.equal("Content-Length", Optional.of(String.valueOf(file.length)), streamed.header("content-length"));
    }

    private static void noLimit(Probe probe) {
        AnswerTree song = Samples.song(probe);
        HttpAnswer streamed = probe.media(Call.of("stream", "id", song.text("id"), "maxBitRate", "0"));
        probe.advise(streamed.body().length == song.number("size", -1), "the file as it is: " + song.text("size"),
                streamed.summary());
    }

    private static void estimate(Probe probe) {
        AnswerTree song = probe.need(probe.library().losslessSong(), "lossless song", "add a FLAC file");
        HttpAnswer answer = probe.media(Call.of("stream", "id", song.text("id"), "format", "mp3", "maxBitRate", "128",
                "estimateContentLength", "true"));
        Optional<String> length = answer.header("content-length");
        probe.advise(length.isEmpty() || Math.abs(Long.parseLong(length.get()) - answer.body().length) * 5 < answer
                .body().length + 5L, "an estimate near the truth, " + answer.body().length, length.orElse(""));
    }

    private static void transcode(Probe probe) {
        AnswerTree song = probe.need(probe.library().losslessSong(), "lossless song", "add a FLAC file");
        HttpAnswer answer = probe.media(Call.of("stream", "id", song.text("id"), "format", "mp3", "maxBitRate", "128"));
        probe.advise(answer.mediaType().equals("audio/mpeg"), "content type audio/mpeg", answer.mediaType());
        if (!answer.mediaType().equals("audio/mpeg")) {
            return;
        }
        probe.expect(Bytes.isMp3(answer.body()), "a frame of MPEG audio", answer.summary());
        long expected = song.number("duration", 0) * 128_000 / 8;
        probe.advise(Math.abs(answer.body().length - expected) < expected / 4 + 20_000,
                "about " + expected + " bytes for the whole song", answer.body().length + "");
    }

    private static void lowBitRate(Probe probe) {
        AnswerTree song = probe.need(probe.library().losslessSong(), "lossless song", "add a FLAC file");
        HttpAnswer answer = probe.media(Call.of("stream", "id", song.text("id"), "maxBitRate", "64"));
        probe.advise(answer.body().length < song.number("duration", 0) * 64_000 / 8 * 3 / 2 + 20_000,
                "about 64 kbit/s", answer.summary() + " for " + song.text("duration") + " s");
    }

    private static void timeOffset(Probe probe) {
        AnswerTree song = probe.need(probe.library().losslessSong(), "lossless song", "add a FLAC file");
        Call call = Call.of("stream", "id", song.text("id"), "format", "mp3", "maxBitRate", "128");
        HttpAnswer sound = probe.media(call);
        probe.skipIf(!sound.mediaType().equals("audio/mpeg"), "the server does not transcode to MP3 when asked");
        int whole = sound.body().length;
        long half = song.number("duration", 0) / 2;
        int rest = probe.media(call.with("timeOffset", String.valueOf(half))).body().length;
        probe.expect(rest > whole / 4 && rest < whole * 3 / 4, "about half of " + whole + " bytes", rest + "");
    }

    private static void countsNoPlay(Probe probe) {
        String id = Samples.id(probe, "song");
        long before = playCount(probe, id);
        probe.media(Call.of("stream", "id", id));
        probe.equal("playCount", before, playCount(probe, id));
    }

    private static long playCount(Probe probe, String id) {
        return probe.session().look(Call.of("getSong", "id", id)).map(song -> song.number("playCount", 0)).orElse(0L);
    }

    private static void range(Probe probe, String range, int from, int length) {
        byte[] file = probe.media(raw(probe)).body();
        HttpAnswer answer = probe.raw(raw(probe).header("Range", range));
        probe.equal("status", 206, answer.status());
        if (answer.status() != 206) {
            return;
        }
        int start = from < 0 ? file.length + from : from;
        int end = length < 0 ? file.length : start + length;
        probe.expect(Arrays.equals(answer.body(), Arrays.copyOfRange(file, start, end)),
                "bytes " + start + " to " + (end - 1), answer.summary());
        probe.equal("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + file.length,
                answer.header("content-range").orElse(""));
    }

    private static void beyond(Probe probe) {
        HttpAnswer answer = probe.raw(raw(probe).header("Range", "bytes=999999999-"));
        probe.equal("status", 416, answer.status());
    }

    private static void ifRange(Probe probe) {
        HttpAnswer whole = probe.media(raw(probe));
        HttpAnswer other = probe.raw(raw(probe).header("Range", "bytes=0-9").header("If-Range", "\"another\""));
        probe.expect(other.status() == 200 && other.body().length == whole.body().length, "status 200, all bytes",
                other.summary());
    }

    private static void head(Probe probe, String endpoint) {
        Call call = Call.of(endpoint, "id", Samples.song(probe).text("id"));
        Call wanted = endpoint.equals("stream") ? call.with("format", "raw") : call;
        HttpAnswer get = probe.media(wanted);
        HttpAnswer head = probe.raw(wanted.method("HEAD"));
        probe.equal("status", 200, head.status());
        probe.equal("the length of the body", 0, head.body().length);
        probe.equal("Content-Type", get.header("content-type"), head.header("content-type"));
        probe.advise(head.header("content-length").equals(get.header("content-length")),
                "Content-Length " + get.header("content-length").orElse("none"),
                head.header("content-length").orElse("none"));
    }
}

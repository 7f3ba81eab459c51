package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.Arrays;

/// The extension transcoding: how a client should play a song, and the bytes of that decision.
final class TranscodingChapter implements Chapter {

    private static final String NAME = "transcoding";
    /// A client that plays everything as it is.
    private static final String PLAYS_ALL = """
            {"name": "conformance", "platform": "test",
             "directPlayProfiles": [{"containers": [], "audioCodecs": [], "protocols": ["http"]}],
             "transcodingProfiles": [], "codecProfiles": []}
            """;
    /// A client that plays MP3 alone, at 128 kbit/s and not more.
    private static final String PLAYS_MP3 = """
            {"name": "conformance", "platform": "test", "maxAudioBitrate": 128000,
             "maxTranscodingAudioBitrate": 128000,
             "directPlayProfiles": [{"containers": ["mp3"], "audioCodecs": ["mp3"], "protocols": ["http"]}],
             "transcodingProfiles": [{"container": "mp3", "audioCodec": "mp3", "protocol": "http",
                                      "maxAudioChannels": 2}],
             "codecProfiles": [{"type": "AudioCodec", "name": "mp3", "limitations": [
               {"name": "audioChannels", "comparison": "LessThanEqual", "values": ["2"], "required": true}]}]}
            """;

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getTranscodeDecision")
                .must("lets a client play what it can", probe -> {
                    AnswerTree decision = decide(probe, Samples.song(probe), PLAYS_ALL);
                    probe.equal("canDirectPlay", "true", decision.text("canDirectPlay"));
                })
                .must("transcodes what the client cannot play", probe -> {
                    AnswerTree decision = decide(probe, lossless(probe), PLAYS_MP3);
                    probe.equal("canDirectPlay", "false", decision.text("canDirectPlay"));
                    probe.equal("canTranscode", "true", decision.text("canTranscode"));
                    probe.expect(decision.has("transcodeParams"), "transcodeParams", "none");
                    probe.equal("codec", "mp3", decision.at("transcodeStream").text("codec"));
                    long rate = decision.at("transcodeStream").number("audioBitrate", 0);
                    probe.expect(rate <= 128_000, "at most 128000 bits per second", rate + "");
                })
                .must("describes the source", probe -> {
                    AnswerTree source = decide(probe, lossless(probe), PLAYS_MP3).at("sourceStream");
                    probe.expect(source.has("codec"), "a codec in sourceStream", "none");
                });
        cases.extension(NAME, NAME, "getTranscodeDecision")
                .must("says why it turned down each way to play directly", probe -> {
                    AnswerTree decision = decide(probe, lossless(probe), PLAYS_MP3);
                    probe.expect(!decision.items("transcodeReason").isEmpty(), "a transcodeReason", "none");
                })
                .must("gives parameters that can stand in an address as they are", probe -> {
                    String parameters = decide(probe, lossless(probe), PLAYS_MP3).text("transcodeParams");
                    probe.expect(parameters.matches("[A-Za-z0-9._~-]*"), "letters, digits, - . _ ~", parameters);
                })
                .must("is asked by POST only", probe -> {
                    HttpAnswer answer = probe.raw(decision(Samples.song(probe)));
                    probe.expect(answer.status() < 500 && !answer.isHtml(), "a refusal, not a breakdown",
                            answer.summary());
                });
        cases.endpoint("getTranscodeStream").must("sends the sound as decided", TranscodingChapter::stream);
        refusals(cases);
    }

    private static AnswerTree lossless(Probe probe) {
        return probe.need(probe.library().losslessSong(), "lossless song", "add a FLAC file");
    }

    private static AnswerTree decide(Probe probe, AnswerTree song, String client) {
        return probe.ok(decision(song).json(client));
    }

    private static Call decision(AnswerTree song) {
        return Call.of("getTranscodeDecision", "mediaId", song.text("id"), "mediaType", "song");
    }

    private static void stream(Probe probe) {
        AnswerTree song = lossless(probe);
        AnswerTree decision = probe.session().look(decision(song).json(PLAYS_MP3)).orElse(AnswerTree.nothing());
        Call call = Call.of("getTranscodeStream", "mediaId", song.text("id"), "mediaType", "song", "transcodeParams",
                decision.text("transcodeParams"));
        HttpAnswer whole = probe.media(call);
        probe.expect(Bytes.isMp3(whole.body()), "a frame of MPEG audio", whole.summary());
        long half = song.number("duration", 0) / 2;
        HttpAnswer rest = probe.media(call.with("offset", String.valueOf(half)));
        probe.expect(rest.body().length < whole.body().length * 3 / 4, "about half of " + whole.body().length
                + " bytes from the middle", rest.summary());
    }

    private static void refusals(Cases cases) {
        cases.extension(NAME, NAME, "getTranscodeStream")
                .once()
                .must("says with a status that the parameters are bad", probe -> status(probe, Call
                        .of("getTranscodeStream", "mediaId", Samples.id(probe, "song"), "mediaType", "song",
                                "transcodeParams", "no-such-decision"),
                        400, 401, 404))
                .must("says with a status that there is no such song", probe -> status(probe, Call
                        .of("getTranscodeStream", "mediaId", Samples.unknownId(probe.library().sample("song")),
                                "mediaType", "song", "transcodeParams", "no-such-decision"),
                        400, 401, 404));
        cases.extension(NAME, NAME, "getTranscodeDecision")
                .must("refuses a document that is none", probe -> {
                    HttpAnswer answer = probe.raw(decision(Samples.song(probe)).json("{\"name\":"));
                    probe.expect(answer.status() < 500 && !answer.isHtml(), "a refusal, not a breakdown",
                            answer.summary());
                })
                .must("refuses an unknown song with 70", probe -> probe.refused(Call
                        .of("getTranscodeDecision", "mediaId", Samples.unknownId(probe.library().sample("song")),
                                "mediaType", "song")
                        .json(PLAYS_ALL), 70));
    }

    private static void status(Probe probe, Call call, int... named) {
        HttpAnswer answer = probe.raw(call);
        boolean listed = Arrays.stream(named).anyMatch(each -> each == answer.status());
        probe.expect(answer.status() >= 400 && answer.status() < 500, "a status from 400 to 499", answer.summary());
        probe.advise(listed, "a status of " + Arrays.toString(named), answer.summary());
    }
}

package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bytes: songs, covers, avatars, captions; and lyrics.
final class MediaChapter implements Chapter {

    private static final String COVERS = "client practice: cover art";

    @Override
    public void describe(Cases cases) {
        cases.endpoint("stream").must("sends sound", probe -> sound(probe, "stream"));
        cases.endpoint("download").must("sends the file, as long as its size says", probe -> {
            AnswerTree song = Samples.song(probe);
            HttpAnswer answer = probe.media(Call.of("download", "id", song.text("id")));
            if (song.has("size")) {
                probe.equal("the number of bytes", song.number("size", -1), (long) answer.body().length);
            }
        });
        cases.endpoint("hls").must("sends a play list for a video", probe -> {
            HttpAnswer answer = probe.media(Call.of("hls", "id", Samples.id(probe, "video")));
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            probe.expect(text.startsWith("#EXTM3U"), "a play list that begins with #EXTM3U",
                    text.lines().findFirst().orElse(""));
        });
        cases.endpoint("getCaptions").must("sends a video's subtitles", MediaChapter::captions);
        describeLyrics(cases);
        describeCovers(cases);
        cases.endpoint("getAvatar").must("sends a picture or error 70", MediaChapter::avatar);
    }

    private static void sound(Probe probe, String endpoint) {
        HttpAnswer answer = probe.media(Call.of(endpoint, "id", Samples.song(probe).text("id")));
        probe.expect(answer.body().length > 1000, "bytes", answer.summary());
        boolean audio = answer.mediaType().matches("(audio|video)/.*|application/(ogg|octet-stream|flac)");
        probe.expect(audio, "a content type of audio", answer.mediaType());
    }

    private static void captions(Probe probe) {
        AnswerTree video = probe.need(probe.library().videos().stream().findFirst(), "video", "add one with subtitles");
        boolean any = probe.session()
                .look(Call.of("getVideoInfo", "id", video.text("id")))
                .map(info -> !info.items("captions").isEmpty())
                .orElse(false);
        probe.skipIf(!any, "the library has no video with subtitles: put an .srt beside a video");
        HttpAnswer answer = probe.media(Call.of("getCaptions", "id", video.text("id"), "format", "vtt"));
        probe.expect(answer.body().length > 0, "text", answer.summary());
    }

    private static void describeLyrics(Cases cases) {
        cases.endpoint("getLyrics")
                .must("answers, if only with nothing",
                        probe -> probe.ok("getLyrics", "artist", "Nobody", "title", "No such song"))
                .must("finds lyrics by artist and title", probe -> {
                    AnswerTree song = probe.need(probe.library().songWithLyrics(), "song with lyrics", "tag one");
                    AnswerTree lyrics = probe.ok("getLyrics", "artist", song.text("artist"), "title",
                            song.text("title"));
                    probe.advise(!lyrics.text("value").isBlank(), "the text", "none");
                });
        cases.endpoint("getLyricsBySongId")
                .must("gives a song's lyrics", probe -> {
                    AnswerTree song = probe.need(probe.library().songWithLyrics(), "song with lyrics", "tag one");
                    AnswerTree list = probe.ok("getLyricsBySongId", "id", song.text("id"));
                    probe.expect(!list.items("structuredLyrics").isEmpty(), "lyrics", "none");
                })
                .must("gives an empty list for a song without", probe -> {
                    AnswerTree song = probe.need(probe.library()
                            .song(each -> probe.session()
                                    .look(Call.of("getLyricsBySongId", "id", each.text("id")))
                                    .map(list -> list.items("structuredLyrics").isEmpty())
                                    .orElse(true)),
                            "song without lyrics", "add one");
                    probe.ok("getLyricsBySongId", "id", song.text("id"));
                });
    }

    private static void describeCovers(Cases cases) {
        cases.endpoint("getCoverArt")
                .must("sends a picture for a song's coverArt", probe -> {
                    AnswerTree song = probe.need(probe.library().songWithCover(), "song with a cover", "add a picture");
                    picture(probe, Call.of("getCoverArt", "id", song.text("coverArt")));
                })
                .must("sends a picture for an album's coverArt", probe -> picture(probe,
                        Call.of("getCoverArt", "id", albumCover(probe).text("coverArt"))))
                .must("scales to the size that is asked for", probe -> {
                    Call call = Call.of("getCoverArt", "id", albumCover(probe).text("coverArt"));
                    byte[] small = picture(probe, call.with("size", "64"));
                    byte[] large = picture(probe, call.with("size", "400"));
                    probe.expect(small.length < large.length, "fewer bytes for 64 pixels than for 400",
                            small.length + " and " + large.length);
                });
        cases.behaviour("getCoverArt", COVERS)
                .must("takes an album's own id", probe -> tolerant(probe, albumCover(probe).text("id")))
                .must("takes a song's own id", probe -> tolerant(probe, probe
                        .need(probe.library().songWithCover(), "song with a cover", "add a picture")
                        .text("id")))
                .must("takes al- and an album's id", probe -> prefixed(probe, "al-", albumCover(probe).text("id")))
                .must("takes ar- and an artist's id", probe -> prefixed(probe, "ar-", Samples.id(probe, "artist")))
                .must("is never an address", MediaChapter::noAddress);
        cases.behaviour("getCoverArt", COVERS)
                .changing()
                .must("takes pl- and a playlist's id", probe -> prefixed(probe,
                        "pl-", PlaylistChapter.create(probe, Samples.songIds(probe, 2))));
    }

    private static AnswerTree albumCover(Probe probe) {
        return probe.need(probe.library().albums().stream().filter(album -> album.has("coverArt")).findFirst(),
                "album with a cover", "put a picture beside one");
    }

    private static byte[] picture(Probe probe, Call call) {
        HttpAnswer answer = probe.media(call);
        probe.expect(answer.mediaType().startsWith("image/"), "a content type of image", answer.mediaType());
        probe.expect(Bytes.isPicture(answer.body()), "the bytes of a picture", answer.summary());
        return answer.body();
    }

    private static void tolerant(Probe probe, String id) {
        HttpAnswer answer = probe.raw(Call.of("getCoverArt", "id", id));
        probe.advise(Bytes.isPicture(answer.body()), "a picture", answer.summary());
    }

    /// A picture, or a proper refusal: never something else that calls itself a picture.
    private static void prefixed(Probe probe, String prefix, String id) {
        HttpAnswer answer = probe.raw(Call.of("getCoverArt", "id", id.startsWith(prefix) ? id : prefix + id));
        boolean picture = Bytes.isPicture(answer.body());
        boolean calledPicture = answer.mediaType().startsWith("image/");
        probe.expect(picture == calledPicture || answer.body().length == 0, "a picture, or a refusal that is none",
                answer.summary());
        boolean refusal = answer.mediaType().endsWith("xml") || answer.mediaType().endsWith("json");
        probe.advise(picture || refusal, "a picture, or error 70", answer.summary());
    }

    private static void noAddress(Probe probe) {
        List<String> addresses = probe.library()
                .albums()
                .stream()
                .map(album -> album.text("coverArt"))
                .filter(id -> id.contains("://"))
                .toList();
        probe.expect(addresses.isEmpty(), "ids in coverArt", addresses.toString());
    }

    private static void avatar(Probe probe) {
        String user = Samples.id(probe, "self");
        probe.skipIf(user.isEmpty(), "no --user was given");
        HttpAnswer answer = probe.raw(Call.of("getAvatar", "username", user));
        if (!Bytes.isPicture(answer.body())) {
            probe.refused(Call.of("getAvatar", "username", user), 70);
        }
    }
}

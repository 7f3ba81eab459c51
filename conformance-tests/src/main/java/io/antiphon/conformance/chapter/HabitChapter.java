package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import io.antiphon.conformance.suite.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How real apps call and read: what each case asks for was seen to break one of them.
final class HabitChapter implements Chapter {

    private static final String DSUB = "client practice: DSub";
    private static final String SYNC = "client practice: synchronisation";
    private static final String STREAMING = "client practice: streaming";
    private static final Pattern CREATED = Pattern.compile("\"created\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern UTC_MILLIS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern OPEN_SONG = Pattern.compile("<song\\b[^>]*[^/]>");
    private static final List<String> SHOWN = List.of("parent", "album", "artist", "albumId", "artistId", "duration",
            "size", "suffix", "contentType", "path", "created", "type", "isVideo");
    private static final int POLLS = 20;
    private static final long POLL_MILLIS = 100;

    @Override
    public void describe(Cases cases) {
        describeDsub(cases);
        describeMediaErrors(cases);
        describeLists(cases);
        cases.behaviour("getScanStatus", DSUB).once().must("can be polled ten times a second", HabitChapter::polled);
        cases.behaviour("getAlbumList2", "client practice: dates")
                .once()
                .must("gives dates in UTC with milliseconds", HabitChapter::dates);
        cases.behaviour("stream", STREAMING)
                .once()
                .must("keeps its word about ranges of a transcode", HabitChapter::transcodedRange);
    }

    /// DSub asks as a client of 1.2.0, with the password in hexadecimal digits, and sends it in HTTP's way besides.
    private static void describeDsub(Cases cases) {
        cases.behaviour("ping", DSUB)
                .once()
                .must("takes DSub's way to sign in", probe -> probe.ok(asDsub(probe, Call.of("ping"))));
        cases.behaviour("getMusicDirectory", DSUB).must("leads DSub from the folders to songs", probe -> {
            probe.ok(asDsub(probe, Call.of("getMusicFolders")));
            String folder = probe.ok(asDsub(probe, Call.of("getIndexes")))
                    .items("index")
                    .stream()
                    .flatMap(index -> index.items("artist").stream())
                    .map(artist -> artist.text("id"))
                    .findFirst()
                    .orElseGet(() -> Samples.id(probe, "directory"));
            for (AnswerTree child : probe.ok(asDsub(probe, Call.of("getMusicDirectory", "id", folder)))
                    .items("child")) {
                probe.expect(child.has("isDir") && child.has("title"), "isDir and title on every child",
                        child.text("id"));
            }
            probe.ok(asDsub(probe, Call.of("getAlbumList", "type", "newest", "size", "20")));
            probe.ok(asDsub(probe, Call.of("getStarred")));
        });
        cases.behaviour("getAlbum", DSUB).once().must("has no elements inside songs for DSub", probe -> {
            String text = text(probe.raw(asDsub(probe, Call.of("getAlbum", "id", Samples.id(probe, "album")))
                    .format("xml")));
            probe.advise(!OPEN_SONG.matcher(text).find(), "songs without elements in them", "some");
        });
    }

    private static Call asDsub(Probe probe, Call call) {
        Session.Account account = probe.session().account();
        Call asked = call.client("DSub").version("1.2.0").header("Authorization", "Basic YTpi");
        return account.user().isEmpty() ? asked
                : asked.as(new Credentials.Hex(account.user(), account.password()));
    }

    private static void describeMediaErrors(Cases cases) {
        for (String endpoint : List.of("stream", "download", "getCoverArt", "hls", "getCaptions")) {
            cases.behaviour(endpoint, STREAMING)
                    .once()
                    .must("says what is wrong in a document that cannot be taken for media", probe -> {
                        HttpAnswer answer = probe.raw(Call.of(endpoint, "id", "no-such-thing").format(""));
                        probe.skipIf(Bytes.isPicture(answer.body()), "the server has a picture for what is not there");
                        probe.advise(answer.mediaType().equals("text/xml"),
                                "content type text/xml, which DSub looks for",
                                answer.mediaType());
                        probe.expect(answer.mediaType().endsWith("xml"), "a document of XML", answer.summary());
                    })
                    .must("says what is wrong in JSON to those who read JSON", probe -> {
                        HttpAnswer answer = probe.raw(Call.of(endpoint, "id", "no-such-thing").format("json"));
                        probe.skipIf(Bytes.isPicture(answer.body()), "the server has a picture for what is not there");
                        probe.expect(answer.mediaType().endsWith("json"), "a document of JSON", answer.summary());
                    });
        }
    }

    private static void describeLists(Cases cases) {
        cases.behaviour("getAlbumList2", SYNC)
                .must("has a list even of one", probe -> probe.equal("the number of albums",
                        Math.min(1, probe.library().albums().size()),
                        probe.ok("getAlbumList2", "type", "newest", "size", "1").items("album").size()));
        cases.behaviour("search3", SYNC).must("has lists even of one", probe -> {
            AnswerTree found = probe.ok("search3", "query", "", "songCount", "1", "albumCount", "1", "artistCount",
                    "1");
            for (String list : List.of("song", "album", "artist")) {
                probe.equal("the number of " + list, 1, found.items(list).size());
            }
        });
        for (String endpoint : List.of("getAlbumList2", "search3")) {
            cases.behaviour(endpoint, SYNC).must("takes musicFolderId 0 as all folders", probe -> {
                Call all = endpoint.equals("search3") ? Call.of(endpoint, "query", "", "albumCount", "50")
                        : Call.of(endpoint, "type", "alphabeticalByName", "size", "50");
                List<String> expected = probe.ok(all).ids("album");
                boolean known = probe.library().musicFolders().stream().anyMatch(each -> each.text("id").equals("0"));
                var envelope = probe.structured(all.with("musicFolderId", "0"),
                        probe.session().protocol().endpoint(endpoint).answer());
                probe.advise(known || envelope.payload().ids("album").equals(expected),
                        "all " + expected.size() + " albums",
                        envelope.ok() ? envelope.payload().ids("album").size() + "" : "a refusal");
            });
        }
        cases.behaviour("getSong", "client practice: browsing").must("says all that players show", probe -> {
            AnswerTree song = probe.ok("getSong", "id", Samples.id(probe, "song"));
            List<String> missing = SHOWN.stream().filter(field -> !song.has(field)).toList();
            probe.advise(missing.isEmpty(), "all of " + SHOWN, "none of " + missing);
        });
    }

    /// The fastest of several: a busy machine delays some of them whatever the server does.
    private static void polled(Probe probe) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < POLLS; i++) {
            long begin = System.nanoTime();
            probe.ok("getScanStatus");
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        long millis = fastest / 1_000_000;
        probe.advise(millis < POLL_MILLIS, "an answer in less than " + POLL_MILLIS + " ms", millis + " ms");
    }

    private static void dates(Probe probe) {
        Matcher dates = CREATED.matcher(text(probe.raw(Call.of("getAlbumList2", "type", "newest").format("json"))));
        while (dates.find()) {
            probe.advise(UTC_MILLIS.matcher(dates.group(1)).matches(), "a date such as 2026-01-31T12:00:00.000Z",
                    dates.group(1));
        }
    }

    /// A player that reads `Accept-Ranges` seeks with a range, and must not get the whole from its begin.
    private static void transcodedRange(Probe probe) {
        AnswerTree song = probe.need(probe.library().losslessSong(), "lossless song", "add a FLAC file");
        Call call = Call.of("stream", "id", song.text("id"), "format", "mp3", "maxBitRate", "96");
        HttpAnswer whole = probe.media(call);
        boolean promised = whole.header("accept-ranges").equals(Optional.of("bytes"));
        HttpAnswer part = probe.raw(call.header("Range", "bytes=1000-1999"));
        probe.expect(part.status() == 200 || part.status() == 206, "status 200 or 206", part.summary());
        probe.expect(!promised || (part.status() == 206 && part.body().length == 1000), "status 206 and 1000 bytes",
                part.summary());
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

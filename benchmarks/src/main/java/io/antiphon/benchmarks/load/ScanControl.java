package io.antiphon.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

/// The part of the protocol that starts and follows scans.
public final class ScanControl {

    private final SubsonicClient client;

    public ScanControl(SubsonicClient client) {
        this.client = client;
    }

    public boolean answers() throws InterruptedException {
        return client.answers();
    }

    public ScanStatus status() throws IOException, InterruptedException {
        return status(Call.document("getScanStatus"));
    }

    public ScanStatus start() throws IOException, InterruptedException {
        return status(Call.document("startScan"));
    }

    /// Whether a search finds a song whose title holds all these words.
    public boolean findsSong(String words) throws IOException, InterruptedException {
        JsonNode songs = client
                .ask(Call.document("search3", "query", words, "artistCount", 0, "albumCount", 0, "songCount",
                        20))
                .path("searchResult3")
                .path("song");
        for (JsonNode song : songs) {
            if (song.path("title").asText().contains(words)) {
                return true;
            }
        }
        return false;
    }

    private ScanStatus status(Call call) throws IOException, InterruptedException {
        JsonNode status = client.ask(call).path("scanStatus");
        return new ScanStatus(status.path("scanning").asBoolean(), status.path("count").asInt(),
                status.path("lastScan").asText());
    }
}

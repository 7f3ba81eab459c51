package io.antiphon.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Stars songs, as people do while a library is scanned.
public final class StarControl {

    private final SubsonicClient client;

    public StarControl(SubsonicClient client) {
        this.client = client;
    }

    /// The ids of some songs; none as long as the library is empty.
    public List<String> songs() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (JsonNode song : client.ask(Call.document("getRandomSongs", "size", 200))
                .path("randomSongs")
                .path("song")) {
            ids.add(song.path("id").asText());
        }
        return ids;
    }

    /// Sets or takes away one star.
    ///
    /// @return how long the server took, in microseconds
    public long star(String song, boolean starred) throws IOException, InterruptedException {
        long start = System.nanoTime();
        client.ask(Call.document(starred ? "star" : "unstar", "id", song));
        return (System.nanoTime() - start) / 1_000;
    }

    /// Asks for nothing.
    ///
    /// @return how long the server took, in microseconds
    public long ping() throws IOException, InterruptedException {
        long start = System.nanoTime();
        client.ask(Call.document("ping"));
        return (System.nanoTime() - start) / 1_000;
    }

    /// Starts a scan that reads every file again, where the server knows such a thing.
    public void startFullScan() throws IOException, InterruptedException {
        client.ask(Call.document("startScan", "fullScan", true));
    }
}

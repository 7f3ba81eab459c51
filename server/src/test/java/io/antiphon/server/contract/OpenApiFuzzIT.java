package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.contract.ApiDocument.Operation;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is sent to any operation, nothing of it is answered with a fault of the server's own, and every answer is as the document says.
class OpenApiFuzzIT {

    /// Nothing is wrong with the database, which is not kept by `serve`: there is nothing it could be made from, and it says so.
    private static final Set<String> UNAVAILABLE = Set.of("postDatabaseRebuild");

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nothingOddBreaksAnyOperation() throws Exception {
        send(14, 0.1);
    }

    @Tag("long")
    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void nothingOddAtAllBreaksAnyOperation() throws Exception {
        send(ThreadLocalRandom.current().nextLong(), 1);
    }

    private void send(long seed, double share) throws Exception {
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        try (ApiWorld world = ApiWorld.start(directory, Map.of("scan.drafts", "true", "scan.watch", "false"));
                HttpClient client = HttpClient.newHttpClient()) {
            ApiDocument document = new ApiDocument(world.server().get("/api/v1/openapi.json").body());
            OddRequests odd = new OddRequests(world, document, new Random(seed));
            for (Operation operation : inOrder(document)) {
                for (ApiRequest request : odd.of(operation, share)) {
                    judge(document, request, request.send(client, world.server().url()), wrong);
                    sent++;
                }
            }
        }
        System.out.printf("Sent %d odd requests, seed %d%n", sent, seed);
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    /// What counts failed attempts comes last: nobody at this address may sign in so any more afterwards.
    private static List<Operation> inOrder(ApiDocument document) {
        return document.operations()
                .stream()
                .sorted(Comparator.comparing(operation -> operation.id().equals("getAuthOidcCallback")))
                .toList();
    }

    private static void judge(ApiDocument document, ApiRequest request, HttpResponse<InputStream> answer,
            List<String> wrong) throws Exception {
        Operation operation = request.operation();
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String text = ApiRequest.text(answer);
        boolean mayBe = status == 503 && UNAVAILABLE.contains(operation.id());
        if (status >= 500 && !mayBe) {
            wrong.add("%s: %d %.200s".formatted(request, status, text));
            return;
        }
        String faults = operation.method().equals("HEAD") ? "" : document.faults(operation, status, type, text);
        if (!faults.isEmpty()) {
            wrong.add("%s: %d %s".formatted(request, status, faults));
        }
    }
}

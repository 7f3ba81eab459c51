package io.antiphon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.conformance.report.HtmlReport;
import io.antiphon.conformance.report.Report;
import io.antiphon.conformance.report.ReportTable;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.ServerUnusableException;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Judges the packaged server as anyone would judge theirs: a process with its demo library, over HTTP only.
class AntiphonConformanceIT {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final String LOGIN = "conformance-login-password";
    private static final String PASSWORD = "conformance-app-password";

    /// What keeps things that belong to a user.
    private static final String KEEPING = "^(star|unstar|setRating|createBookmark|deleteBookmark|getPlayQueue.*|savePlayQueue.*"
            + "|jukeboxControl|getStarred2?)/";

    @TempDir
    static Path directory;

    private static Process server;
    private static String address = "";

    @BeforeAll
    static void start() throws IOException {
        server = demo();
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        address = address(output);
        // A pipe that nobody empties would stop the server once it is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).as("the server stops when asked to").isTrue();
    }

    @Test
    void antiphonAnswersEveryEndpointAsTheProtocolSays() throws IOException {
        Report report = judge(RunOptions.of(URI.create(address), "admin", PASSWORD)
                .withApiKey(apiKey(address))
                .withStrict());
        save(report);

        assertThat(report.outcomes()).hasSizeGreaterThan(1000);
        assertThat(report.outcomes()).filteredOn(Outcome::failed).as("failed cases").isEmpty();
        assertThat(report.outcomes()).filteredOn(outcome -> outcome.status() == Outcome.Status.SKIPPED)
                .extracting(Outcome::reason)
                .as("why cases were skipped")
                .isEmpty();
    }

    @Test
    void theSuiteLeavesAnAccountWithAllThatItHadBefore() {
        KeptAccount keeper = KeptAccount.create(address, "admin", PASSWORD);
        keeper.touchEverything();
        Map<String, List<?>> before = keeper.belongings();
        assertThat(before.values()).allSatisfy(things -> assertThat(things).isNotEmpty());

        Report report = judge(RunOptions.of(URI.create(address), keeper.name(), keeper.password()).withOnly(KEEPING));

        assertThat(report.outcomes()).filteredOn(Outcome::failed).isEmpty();
        assertThat(report.passed()).isGreaterThan(80);
        assertThat(keeper.belongings()).isEqualTo(before);
    }

    private static Report judge(RunOptions options) {
        try {
            return ConformanceRun.run(options);
        } catch (ServerUnusableException e) {
            throw new AssertionError(e);
        }
    }

    /// Where people look when it fails.
    private static void save(Report report) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "conformance"));
        Files.writeString(folder.resolve("antiphon.html"), HtmlReport.render(report));
        Files.writeString(folder.resolve("antiphon.txt"), ReportTable.render(report) + report.summary());
    }

    private static String apiKey(String address) {
        String token = RestAssured.given()
                .contentType("application/json")
                .body("{\"username\":\"admin\",\"password\":\"%s\"}".formatted(LOGIN))
                .post(address + "/api/v1/auth/login")
                .jsonPath()
                .getString("accessToken");
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"name\":\"conformance\"}")
                .post(address + "/api/v1/users/me/api-keys")
                .jsonPath()
                .getString("key");
    }

    private static Process demo() throws IOException {
        Path jar = Path.of(System.getProperty("antiphon.jar", "../server/target/antiphon/antiphon.jar"));
        assertThat(jar).as("the packaged server").exists();
        ProcessBuilder builder = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8", "-jar", jar.toString(), "demo", "--data",
                directory.resolve("data").toString(), "--port", "0"));
        builder.environment().put("ANTIPHON_ADMIN_PASSWORD", LOGIN);
        builder.environment().put("ANTIPHON_ADMIN_APP_PASSWORD", PASSWORD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        // The suite serves a podcast feed of its own, which nobody may fetch from this machine by default.
        builder.environment().put("ANTIPHON_WEB_ALLOWED_ADDRESSES", "127.0.0.1");
        return builder.redirectErrorStream(true).start();
    }

    /// Reads until the scan is over, as the suite explores the library first of all.
    private static String address(BufferedReader output) throws IOException {
        String address = "";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher found = ADDRESS.matcher(line);
            if (address.isEmpty() && found.find()) {
                address = found.group();
            }
            if (line.startsWith("Scanned ")) {
                return address;
            }
        }
        throw new AssertionError("the server ended before it had scanned its library");
    }
}

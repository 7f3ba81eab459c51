package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.MovableClock;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of a share in Chromium: it plays, goes on for longer than a token is good, asks for a password, and says when it is over.
@Timeout(300)
@Tag("long")
class SharePageBrowserIT {

    /// The page's minutes are seconds here.
    private static final String HASTE = "const later = window.setInterval; window.setInterval = (what, after) => later(what, after / 100);";
    private static final List<String> TITLES = List.of("Overture", "A Song with a Title that is Longer than a Phone",
            "Finale");
    private static final String PLAYING = "!document.querySelector('audio').paused && document.querySelector('audio').currentTime > 0.2";

    @TempDir
    static Path directory;

    private static Path chromium;
    private static MovableClock clock;
    private static TestServer server;
    private static String key;
    private static String album;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> found = BrowserPage.findChromium();
        assumeTrue(found.isPresent(), "no Chromium on PATH");
        chromium = found.orElseThrow();
        Path music = Files.createDirectories(directory.resolve("music/Band/Album"));
        for (String ending : List.of("flac", "mp3", "opus")) {
            int number = List.of("flac", "mp3", "opus").indexOf(ending);
            Sounds.ffmpeg("-f", "lavfi", "-i", "sine=frequency=%d:duration=5".formatted(300 + 100 * number),
                    "-metadata",
                    "title=" + TITLES.get(number), "-metadata", "artist=The Band", "-metadata",
                    "album=Songs for Friends", "-metadata", "track=" + (number + 1),
                    "file:" + music.resolve(number + "." + ending));
        }
        ImageIO.write(cover(), "png", music.resolve("cover.png").toFile());
        clock = new MovableClock(Instant.now());
        server = TestServer.start(directory.resolve("data"), List.of(directory.resolve("music").toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false"), clock);
        String login = TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        key = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"test\"}", "Authorization",
                "Bearer " + login)).path("key").asText();
        album = asked("GET", "/albums", null).path("items").path(0).path("id").asText();
    }

    private static BufferedImage cover() {
        BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x23, 0x5a, 0x70), 600, 600, new Color(0xe8, 0xb0, 0x4a)));
        pen.fillRect(0, 0, 600, 600);
        pen.setColor(new Color(255, 255, 255, 120));
        pen.fillOval(120, 120, 360, 360);
        pen.dispose();
        return image;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static JsonNode asked(String method, String path, @Nullable String body) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "X-API-Key", key);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return TestServer.json(answer);
    }

    /// @param more fields
    private static JsonNode share(String more) throws Exception {
        return asked("POST", "/shares",
                "{\"items\":[{\"kind\":\"album\",\"id\":\"%s\"}]%s}".formatted(album, more));
    }

    private static DrivenBrowser browser() throws Exception {
        DrivenBrowser browser = new DrivenBrowser(chromium, directory);
        browser.before(HASTE);
        browser.resize(1280, 800, false);
        return browser;
    }

    private static String token(DrivenBrowser browser) throws Exception {
        return browser.evaluate("new URL(document.querySelector('a.play').href).searchParams.get('token')").asText();
    }

    private static void awaitCurrent(DrivenBrowser browser, int row) throws Exception {
        browser.await("row %d to be played".formatted(row), PLAYING
                + " && [...document.querySelectorAll('li')].findIndex(row => row.matches('.current')) === " + row
                + " && document.querySelector('.now').textContent.includes(document.querySelectorAll('.title')[%d].textContent)"
                        .formatted(row));
    }

    private static void click(DrivenBrowser browser, String what) throws Exception {
        browser.evaluate("document.querySelector(%s).click()".formatted("'" + what + "'"));
    }

    /// Kept where somebody wants to look at them.
    private static void picture(DrivenBrowser browser, String name) throws Exception {
        String folder = System.getProperty("antiphon.screenshots", "");
        if (!folder.isEmpty()) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".png"), browser.screenshot());
        }
    }

    @Test
    void anAlbumIsPlayedFromTrackToTrackForLongerThanATokenIsGood() throws Exception {
        try (DrivenBrowser browser = browser()) {
            browser.open(share(",\"description\":\"For you\"").path("url").asText());
            String first = token(browser);
            assertThat(browser.evaluate("[...document.querySelectorAll('.title')].map(row => row.textContent)"))
                    .extracting(JsonNode::asText)
                    .isEqualTo(TITLES);
            picture(browser, "desktop");
            click(browser, "li:nth-child(1) .play");
            awaitCurrent(browser, 0);
            picture(browser, "desktop-playing");
            click(browser, ".next");
            awaitCurrent(browser, 1);
            click(browser, ".previous");
            awaitCurrent(browser, 0);
            browser.evaluate("document.querySelector('audio').currentTime = 4.5");
            awaitCurrent(browser, 1);

            clock.move(Duration.ofMinutes(9));
            browser.await("the token to be renewed",
                    "!document.querySelector('a.play').href.includes('%s')".formatted(first));
            clock.move(Duration.ofMinutes(9));
            assertThat(server.get("/share/%s".formatted(browser
                    .evaluate("document.querySelector('a.play').pathname.slice('/share/'.length)")
                    .asText()) + "?token=" + first).statusCode()).as("the first token is over").isEqualTo(403);
            click(browser, "li:nth-child(3) .play");
            awaitCurrent(browser, 2);
        }
    }

    @Test
    void whoComesBackAfterALongSleepGoesOn() throws Exception {
        try (DrivenBrowser browser = new DrivenBrowser(chromium, directory)) {
            browser.open(share("").path("url").asText());
            clock.move(Duration.ofMinutes(25));
            click(browser, "li:nth-child(2) .play");
            awaitCurrent(browser, 1);
        }
    }

    @Test
    void whatIsTakenBackWhileItPlaysStopsAndThePageSaysSo() throws Exception {
        try (DrivenBrowser browser = new DrivenBrowser(chromium, directory)) {
            JsonNode share = share("");
            browser.open(share.path("url").asText());
            click(browser, "li:nth-child(1) .play");
            awaitCurrent(browser, 0);
            server.send("DELETE", "/api/v1/shares/" + share.path("id").asText(), null, "X-API-Key", key);
            click(browser, ".next");
            browser.await("the page to say that it is over",
                    "document.querySelector('.now').textContent.includes('not shared any more')");
            assertThat(browser.evaluate("document.querySelector('audio').paused").asBoolean()).isTrue();
            picture(browser, "over");
        }
        try (DrivenBrowser browser = browser()) {
            JsonNode share = share("");
            browser.open(share.path("url").asText());
            server.send("DELETE", "/api/v1/shares/" + share.path("id").asText(), null, "X-API-Key", key);
            browser.await("the next heartbeat to notice",
                    "document.querySelector('.now').textContent.includes('not shared any more')");
        }
    }

    @Test
    void aPasswordLetsInAndIsNotAskedForAgain() throws Exception {
        try (DrivenBrowser browser = browser()) {
            String url = share(",\"password\":\"open sesame\"").path("url").asText();
            browser.open(url);
            picture(browser, "password");
            assertThat(browser.evaluate("document.querySelectorAll('.play').length").asInt()).isZero();
            enter(browser, "guess");
            browser.await("the wrong password to be refused",
                    "document.querySelector('.wrong')?.textContent.includes('not the password')");
            picture(browser, "password-wrong");
            enter(browser, "open sesame");
            browser.await("the page to open", "document.querySelectorAll('.play').length === 3");
            browser.open(url);
            browser.await("the page to open again", "document.querySelectorAll('.play').length === 3");
            click(browser, "li:nth-child(2) .play");
            awaitCurrent(browser, 1);
        }
    }

    private static void enter(DrivenBrowser browser, String password) throws Exception {
        browser.evaluate("document.querySelector('[type=password]').value = '%s'".formatted(password));
        click(browser, "form button");
    }

    @Test
    void previewsInOtherProgramsKnowWhatItIs() throws Exception {
        try (DrivenBrowser browser = browser()) {
            String url = share("").path("url").asText();
            browser.open(url);
            JsonNode told = browser.evaluate(
                    "Object.fromEntries([...document.querySelectorAll('meta[property^=\"og:\"]')].map(tag => [tag.getAttribute('property'), tag.content]))");
            assertThat(told.path("og:title").asText()).isEqualTo("Songs for Friends");
            assertThat(told.path("og:url").asText()).isEqualTo(url);
            assertThat(told.path("og:image").asText()).isEqualTo(url + "/cover");
            assertThat(told.path("og:description").asText()).contains("3 tracks");
            assertThat(told.path("og:type").asText()).startsWith("music.");
            assertThat(told.path("og:site_name").asText()).isNotEmpty();
        }
    }

    @Test
    void itFitsOnADeskAndOnAPhoneByDayAndByNight() throws Exception {
        try (DrivenBrowser browser = browser()) {
            browser.open(share(",\"description\":\"Listen to this one on the train:\\nthe second is the best.\"")
                    .path("url")
                    .asText());
            for (String scheme : List.of("light", "dark")) {
                browser.prefer(scheme);
                for (int width : List.of(1280, 390)) {
                    browser.resize(width, width == 390 ? 844 : 800, width == 390);
                    click(browser, "li:nth-child(2) .play");
                    browser.await("the player to show", "!document.querySelector('.player').hidden");
                    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                            .isLessThanOrEqualTo(width);
                    picture(browser, "fits-%s-%d".formatted(scheme, width));
                }
            }
        }
    }
}

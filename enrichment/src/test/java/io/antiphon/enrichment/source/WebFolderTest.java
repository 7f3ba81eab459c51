package io.antiphon.enrichment.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.source.SourceException;
import io.antiphon.core.source.SourceFile;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders on servers that answer as nginx, Apache and WebDAV servers do, and as nobody should.
final class WebFolderTest {

    private static final String NGINX = """
            <html>
            <head><title>Index of /music/</title></head>
            <body>
            <h1>Index of /music/</h1><hr><pre><a href="../">../</a>
            <a href="Some%20Album/">Some Album/</a>                                        01-Jan-2024 10:00                   -
            <a href="a%20%26%20b.mp3">a &amp; b.mp3</a>                                    02-Jan-2024 10:00             1234567
            <a href="http://elsewhere.example/x.mp3">x</a>
            <a href="/other/y.mp3">y</a>
            <a href="%2e%2e/%2e%2e/etc/passwd">z</a>
            </pre><hr></body>
            </html>
            """;
    private static final String APACHE = """
            <table><tr><th><a href="?C=N;O=D">Name</a></th><th><a href='?C=M;O=A'>Last modified</a></th></tr>
            <tr><td><a href="/">Parent Directory</a></td><td>&nbsp;</td></tr>
            <tr><td valign="top"><img src="/icons/sound2.gif" alt="[SND]"></td><td><a href="one.flac">one.flac</a></td><td align="right">2024-01-01 10:00  </td><td align="right">1.2M</td></tr>
            </table>
            """;
    private static final String DAV = """
            <?xml version="1.0" encoding="utf-8"?>
            <D:multistatus xmlns:D="DAV:" xmlns:x="urn:x">
              <D:response><D:href>{site}/dav/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop></D:propstat></D:response>
              <D:response><D:href>/dav/Album/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
              <D:response><D:href>/dav/H%C3%A9.mp3</D:href><D:propstat><D:prop><D:resourcetype/><D:getcontentlength>77</D:getcontentlength><D:getetag>"v1"</D:getetag></D:prop></D:propstat></D:response>
              <D:response><D:href>/elsewhere/no.mp3</D:href></D:response>
              <D:response><D:href>http://elsewhere.example/dav/no.mp3</D:href></D:response>
            </D:multistatus>
            """;

    private final TestSite site = new TestSite();
    private final GuardedHttpClient web = new GuardedHttpClient(
            WebSettings.defaults("Antiphon/test", new AddressRules(List.of("127.0.0.1"))));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    private WebFolder at(String path) {
        return new WebFolder(web, site.url(path), null, null);
    }

    /// Plain servers do not know PROPFIND.
    private void page(String path, String html) {
        site.on(path, exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                TestSite.send(exchange, "text/html", html.getBytes(StandardCharsets.UTF_8));
            } else {
                exchange.sendResponseHeaders(405, -1);
                exchange.close();
            }
        });
    }

    @Test
    void thePagesOfNginxAreReadAndLeadNowhereElse() throws Exception {
        page("/music/", NGINX);
        List<SourceFile> files = at("/music").list("");
        assertThat(files).extracting(SourceFile::id).containsExactly("Some%20Album/", "a%20%26%20b.mp3");
        assertThat(files.getFirst().folder()).isTrue();
        assertThat(files.getLast()).isEqualTo(
                new SourceFile("a%20%26%20b.mp3", "a & b.mp3", false, 1_234_567, "02-Jan-2024 10:00 1234567"));
    }

    @Test
    void thePagesOfApacheAreReadWithoutTheirWaysToSort() throws Exception {
        page("/music/", APACHE);
        assertThat(at("/music/").list("")).singleElement().satisfies(file -> {
            assertThat(file.id()).isEqualTo("one.flac");
            assertThat(file.version()).isEqualTo("2024-01-01 10:00 1.2M");
        });
    }

    @Test
    void aServerThatSpeaksWebDavIsAskedSo() throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        site.on("/dav/", exchange -> {
            asked.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Depth")));
            TestSite.send(exchange, "application/xml",
                    DAV.replace("{site}", site.url("")).getBytes(StandardCharsets.UTF_8));
        });
        List<SourceFile> files = at("/dav").list("");
        assertThat(files).containsExactly(new SourceFile("Album/", "Album", true, -1, ""),
                new SourceFile("H%C3%A9.mp3", "Hé.mp3", false, 77, "\"v1\""));
        assertThat(asked).containsExactly("PROPFIND /dav/ 1");
    }

    @Test
    void filesAreFetchedWithTheNameAndPasswordAndNothingOutsideIs() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        site.on("/dav/", exchange -> {
            seen.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            TestSite.send(exchange, "audio/mpeg", "sound".getBytes(StandardCharsets.UTF_8));
        });
        WebFolder source = new WebFolder(web, site.url("/dav/"), "me@home", "p:ss w%rd");
        Path target = folder.resolve("target");
        source.fetch("a%20b.mp3", target, 100);
        assertThat(target).hasContent("sound");
        assertThat(seen).containsExactly("/dav/a%20b.mp3 Basic " + Base64.getEncoder()
                .encodeToString("me@home:p:ss w%rd".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> source.fetch("a.mp3", target, 3)).isInstanceOf(SourceException.class);
        for (String outside : List.of("../x.mp3", "/x.mp3", "http://127.0.0.1:9/x.mp3", "//elsewhere.example/x",
                "a/../../x", "%2e%2e/x", "a%2f..%2fx", "a?b=c", "a b\0")) {
            assertThatThrownBy(() -> source.fetch(outside, target, 100)).as(outside)
                    .isInstanceOf(SourceException.class)
                    .hasMessageNotContaining("p:ss");
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void whatIsNoListOfFilesIsSaidToBeNone() {
        site.serve("/file/", "audio/mpeg", "sound");
        site.serve("/entities/", "application/xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY b \"bbbb\">]><multistatus xmlns=\"DAV:\"><response><href>/entities/&x;&b;</href></response></multistatus>");
        for (String path : List.of("/file/", "/entities/", "/nothing/")) {
            assertThatThrownBy(() -> at(path).list("")).as(path).isInstanceOf(SourceException.class);
        }
        GuardedHttpClient guarded = new GuardedHttpClient(
                WebSettings.defaults("Antiphon/test", new AddressRules(List.of())));
        try (guarded) {
            assertThatThrownBy(() -> new WebFolder(guarded, site.url("/file/"), null, null).list(""))
                    .isInstanceOf(SourceException.class);
        }
    }

    @Test
    void aSearchGoesOverAllFoldersHoweverTheyLead() throws Exception {
        page("/m/", "<a href=\"one/\">one/</a>\n<a href=\"Blue Song.mp3\">x</a>\n");
        page("/m/one/", "<a href=\"../\">up</a>\n<a href=\"./\">here</a>\n<a href=\"Red%20Song.flac\">x</a>\n");
        assertThat(at("/m/").search("song", 10)).extracting(SourceFile::id)
                .containsExactly("Blue%20Song.mp3", "one/Red%20Song.flac");
        assertThat(at("/m/").search("one SONG", 10)).extracting(SourceFile::name).containsExactly("Red Song.flac");
        assertThat(at("/m/").search("song", 1)).hasSize(1);
    }
}

package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.server.tls.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS by the server itself.
class TlsIT {

    private static final String PING = "/rest/ping?u=admin&p=%s&v=1.16.1&c=test&f=json"
            .formatted(TestServer.APP_PASSWORD);

    @TempDir
    private Path directory;

    private TestCertificate certificate;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        certificate = TestCertificate.good();
        certificate.write(certificateFile(), keyFile());
        server = TestServer.start(directory.resolve("data"), List.of(), settings());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bothProtocolsAnswerOverTls() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            if (version == HttpClient.Version.HTTP_1_1 || version == HttpClient.Version.HTTP_2) {
                HttpResponse<String> answer = get(version);
                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.body()).contains("\"status\":\"ok\"");
            }
        }
    }

    @Test
    void oldTlsAndWeakCipherSuitesAreRefused() throws Exception {
        assertThat(handshake("TLSv1.3", null)).isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThat(handshake("TLSv1.2", null)).startsWith("TLS_ECDHE_ECDSA_WITH_AES_").contains("_GCM_");
        assertThatThrownBy(() -> handshake("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handshake("TLSv1.1", null)).isInstanceOf(IOException.class);
    }

    @Test
    void aRenewedCertificateIsShownToNewConnectionsAndOpenOnesGoOn() throws Exception {
        try (SSLSocket open = connect()) {
            assertThat(ask(open)).contains("200");
            assertThat(shown(open)).isEqualTo(certificate.certificate());

            TestCertificate renewed = TestCertificate.good();
            renewed.write(certificateFile(), keyFile());
            server.refreshCertificate();

            assertThat(ask(open)).as("on the open connection").contains("200");
            try (SSLSocket next = (SSLSocket) renewed.trusting()
                    .getSocketFactory()
                    .createSocket("127.0.0.1", server.port())) {
                assertThat(ask(next)).contains("200");
                assertThat(shown(next)).isEqualTo(renewed.certificate());
            }
        }
    }

    @Test
    void aKeyThatDoesNotFitLeavesTheCertificateInUse() throws Exception {
        Files.write(keyFile(), TestCertificate.good().keyPem());
        server.refreshCertificate();
        assertThat(get(HttpClient.Version.HTTP_2).statusCode()).isEqualTo(200);
    }

    @Test
    void theServerDoesNotStartWithAKeyThatDoesNotFit() throws Exception {
        Files.write(keyFile(), TestCertificate.good().keyPem());
        assertThatThrownBy(() -> TestServer.start(directory.resolve("other"), List.of(), settings()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(keyFile().toString())
                .hasMessageContaining("does not belong");
    }

    @Test
    void programsOnThisMachineMaySpeakPlainHttpOnTheSamePort() throws Exception {
        assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(server.get(PING).body()).contains("\"status\":\"ok\"");
    }

    @Test
    void whoSaysNonsenseOrNothingOrLeavesHarmsNobody() throws Exception {
        byte[] beginning = {22, 3, 1, 1};
        try (Socket silent = new Socket("127.0.0.1", server.port());
                Socket half = new Socket("127.0.0.1", server.port());
                Socket wrong = new Socket("127.0.0.1", server.port())) {
            half.getOutputStream().write(beginning);
            wrong.getOutputStream().write(new byte[]{22, 3, 1, 0, 5, 1, 2, 3, 4, 5});
            new Socket("127.0.0.1", server.port()).close();

            assertThat(get(HttpClient.Version.HTTP_2).statusCode()).isEqualTo(200);
            assertThat(wrong.getInputStream().readAllBytes().length).as("an alert, then the end").isLessThan(100);
            half.setSoTimeout((int) TimeUnit.MINUTES.toMillis(2));
            assertThat(half.getInputStream().read()).as("what is never said is not waited for").isNegative();
            assertThat(silent.isClosed()).isFalse();
        }
    }

    @Test
    void aSelfSignedCertificateIsUsedAtOnce() throws Exception {
        Map<String, String> settings = Map.of("tls.self-signed", "true", "scan.on-start", "false");
        try (TestServer own = TestServer.start(directory.resolve("own"), List.of(), settings);
                HttpClient untrusting = HttpClient.newHttpClient()) {
            URI uri = URI.create("https://127.0.0.1:%d/readyz".formatted(own.port()));
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            assertThatThrownBy(() -> untrusting.send(request, BodyHandlers.discarding()))
                    .isInstanceOf(SSLException.class);
            assertThat(directory.resolve("own").resolve("self-signed.pem")).exists();
            assertThat(own.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> get(HttpClient.Version version) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting()).version(version).build()) {
            URI uri = URI.create("https://127.0.0.1:%d%s".formatted(server.port(), PING));
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    /// @return the cipher suite both sides agreed on
    private String handshake(String protocol, @Nullable String suite) throws Exception {
        try (SSLSocket socket = connect()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[]{protocol});
            if (suite != null) {
                parameters.setCipherSuites(new String[]{suite});
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private SSLSocket connect() throws Exception {
        return (SSLSocket) certificate.trusting().getSocketFactory().createSocket("127.0.0.1", server.port());
    }

    private static X509Certificate shown(SSLSocket socket) throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    /// @return the status line
    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = in.readLine();
        int length = 0;
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            line = in.readLine();
        }
        for (int i = 0; i < length; i++) {
            assertThat(in.read()).isNotNegative();
        }
        return status;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("tls.certificate", certificateFile().toString());
        settings.put("http.slow-requests", "5s");
        settings.put("tls.key", keyFile().toString());
        return settings;
    }

    private Path certificateFile() {
        return directory.resolve("fullchain.pem");
    }

    private Path keyFile() {
        return directory.resolve("privkey.pem");
    }
}

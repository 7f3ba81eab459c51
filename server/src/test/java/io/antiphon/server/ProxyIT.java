package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.antiphon.server.tls.TestCertificate;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recipes of `docs/https.md` with the real programs, where they are installed.
class ProxyIT {

    private static final String REST = "?u=admin&p=%s&v=1.16.1&c=test&f=json".formatted(TestServer.APP_PASSWORD);
    private static final String NGINX = """
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
                client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                server {
                    listen 127.0.0.1:%2$d ssl http2;
                    listen 127.0.0.1:%3$d;
                    ssl_certificate %1$s/fullchain.pem;
                    ssl_certificate_key %1$s/privkey.pem;
                    access_log off;
                    client_max_body_size 16m;
                    large_client_header_buffers 4 64k;
                    location / {
                        proxy_pass http://127.0.0.1:%4$d;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header Host $host;
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header X-Forwarded-Host $http_host;
                        proxy_buffering off;
                        proxy_read_timeout 1h;
                    }
                }
            }
            """;
    private static final String CADDY = """
            {
                admin off
                auto_https off
                storage file_system %1$s/caddy
            }
            https://127.0.0.1:%2$d {
                bind 127.0.0.1
                tls %1$s/fullchain.pem %1$s/privkey.pem
                reverse_proxy 127.0.0.1:%4$d {
                    flush_interval -1
                }
            }
            http://127.0.0.1:%3$d {
                bind 127.0.0.1
                reverse_proxy 127.0.0.1:%4$d
            }
            """;

    @TempDir
    private Path directory;

    private TestCertificate certificate;
    private TestServer server;
    private int secure;
    private int plain;

    @BeforeEach
    void start() throws Exception {
        certificate = TestCertificate.good();
        certificate.write(directory.resolve("fullchain.pem"), directory.resolve("privkey.pem"));
        server = TestServer.start(directory.resolve("data"), List.of(), Map.of("http.trusted-proxies", "127.0.0.1"));
        secure = freePort();
        plain = freePort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nginxPassesOnAsTheRecipeSays() throws Exception {
        Path configuration = configuration(NGINX);
        assertRecipe("nginx", "-c", configuration.toString(), "-p", directory.toString());
    }

    @Test
    void caddyPassesOnAsTheRecipeSays() throws Exception {
        Path configuration = configuration(CADDY);
        assertRecipe("caddy", "run", "--adapter", "caddyfile", "--config", configuration.toString());
    }

    private void assertRecipe(String program, String... arguments) throws Exception {
        Optional<Path> installed = find(program);
        assumeThat(installed).as("%s is not installed", program).isPresent();
        Process proxy = run(installed.orElseThrow(), arguments);
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(certificate.trusting())
                .build()) {
            await(proxy, secure);
            await(proxy, plain);
            HttpResponse<String> answer = get(client, "https", secure, "/rest/ping" + REST);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).contains("\"status\":\"ok\"");
            assertThat(get(client, "https", secure, "/rest/ping" + REST, "X-Forwarded-Proto", "http").statusCode())
                    .as("what a client says of itself")
                    .isEqualTo(200);
            assertThat(get(client, "http", plain, "/healthz").statusCode()).isEqualTo(200);
            // The client's address is loopback here, from where plain HTTP is fine: only the operator's token tells it from local.
            assertThat(get(client, "https", secure, "/api/v1/users/me", "Authorization", "Bearer " + operatorToken())
                    .statusCode()).as("the operator's token, passed on").isEqualTo(401);
        } finally {
            proxy.destroy();
            assertThat(proxy.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private String operatorToken() throws IOException {
        return Files.readAllLines(directory.resolve("data").resolve("operator.token")).get(1);
    }

    private Path configuration(String template) throws IOException {
        return Files.writeString(directory.resolve("proxy.conf"),
                template.formatted(directory, secure, plain, server.port()));
    }

    private Process run(Path program, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("XDG_DATA_HOME", directory.toString());
        File log = directory.resolve("proxy.log").toFile();
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }

    private void await(Process proxy, int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < deadline) {
            if (!proxy.isAlive()) {
                break;
            }
            try (Socket _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("it did not start: " + Files.readString(directory.resolve("proxy.log")));
    }

    private static HttpResponse<String> get(HttpClient client, String scheme, int port, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("%s://127.0.0.1:%d%s".formatted(scheme, port, path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static Optional<Path> find(String program) {
        return Stream
                .concat(Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

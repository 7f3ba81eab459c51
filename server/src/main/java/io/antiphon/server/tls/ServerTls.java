package io.antiphon.server.tls;

import io.antiphon.server.config.ServerConfig.Http;
import io.antiphon.server.config.ServerConfig.Tls;
import io.antiphon.server.security.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The certificate in use. [#refresh] takes over a renewed one: connections that are open keep the old, new ones get the new.
public final class ServerTls {

    /// Key and certificate made by the server, in the data directory.
    static final String SELF_SIGNED = "self-signed.pem";
    /// Before its end a self-signed certificate is replaced this early.
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final Duration WARN_BEFORE = Duration.ofDays(10);
    private static final Duration WARN_EVERY = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger(ServerTls.class.getName());

    private final Source source;
    private final Clock clock;
    private volatile Current current;
    private Pem lastRead;
    private @Nullable String lastWarning;
    private Instant lastEndWarning = Instant.MIN;

    private ServerTls(Source source, Clock clock) throws UnusableCertificateException {
        this.source = source;
        this.clock = clock;
        this.lastRead = source.read();
        this.current = used(lastRead);
    }

    /// @param data the data directory, where a self-signed certificate is kept
    /// @return empty when TLS is not configured
    /// @throws UnusableCertificateException with what is wrong, in the operator's words
    public static Optional<ServerTls> open(Tls tls, Http http, Path data, Clock clock)
            throws UnusableCertificateException {
        Path certificate = tls.certificate();
        Path key = tls.key();
        if (tls.selfSigned()) {
            if (certificate != null || key != null) {
                throw new UnusableCertificateException("tls.self-signed goes without tls.certificate and tls.key");
            }
            return Optional.of(new ServerTls(new SelfSignedFile(data.resolve(SELF_SIGNED), publicHost(http), clock),
                    clock));
        }
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new UnusableCertificateException("tls.certificate and tls.key go together; %s is not set"
                    .formatted(certificate == null ? "tls.certificate" : "tls.key"));
        }
        return Optional.of(new ServerTls(new OperatorFiles(certificate, key), clock));
    }

    /// For new connections.
    public SSLContext context() {
        return current.context();
    }

    /// SHA-256 of the certificate, as browsers show it.
    public String fingerprint() {
        return current.identity().fingerprint();
    }

    /// When the certificate ends.
    public Instant end() {
        return current.identity().end();
    }

    /// Whether nobody vouches for it, so that people compare the fingerprint.
    public boolean isSelfSigned() {
        return source instanceof SelfSignedFile;
    }

    /// Looks whether the files changed. What is half written, wrong or over is left alone and told once; the certificate before stays.
    public synchronized void refresh() {
        try {
            Pem read = source.read();
            if (!read.equals(lastRead)) {
                lastRead = read;
                current = used(read);
                lastWarning = null;
                LOG.log(System.Logger.Level.INFO, "A new certificate is in use, to {0}; SHA-256 {1}",
                        current.identity().end(), fingerprint());
            }
        } catch (UnusableCertificateException e) {
            if (!Objects.equals(e.getMessage(), lastWarning)) {
                lastWarning = e.getMessage();
                LOG.log(System.Logger.Level.WARNING, "The certificate in use stays: {0}", e.getMessage());
            }
        }
        warnOfEnd();
    }

    private void warnOfEnd() {
        Instant now = clock.instant();
        if (now.isAfter(current.identity().end().minus(WARN_BEFORE)) && now.minus(WARN_EVERY).isAfter(lastEndWarning)) {
            lastEndWarning = now;
            LOG.log(System.Logger.Level.WARNING, "The certificate ends on {0} and was not renewed",
                    current.identity().end());
        }
    }

    private Current used(Pem pem) throws UnusableCertificateException {
        Identity identity = source.reader().read(pem.certificate(), pem.key(), clock.instant());
        return new Current(identity, identity.context());
    }

    private static @Nullable String publicHost(Http http) {
        String url = http.publicUrl();
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            String host = URI.create(url.strip()).getHost();
            return host == null ? null : host.replaceAll("[\\[\\]]", "");
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private record Current(Identity identity, SSLContext context) {}

    /// The content of the files.
    private record Pem(byte[] certificate, byte[] key) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pem pem && Arrays.equals(certificate, pem.certificate)
                    && Arrays.equals(key, pem.key);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(certificate);
        }

        @Override
        public String toString() {
            return "Pem[]";
        }
    }

    private sealed interface Source {

        Pem read() throws UnusableCertificateException;

        PemReader reader();
    }

    private record OperatorFiles(Path certificate, Path key) implements Source {

        @Override
        public Pem read() throws UnusableCertificateException {
            return new Pem(bytes("tls.certificate", certificate), bytes("tls.key", key));
        }

        @Override
        public PemReader reader() {
            return new PemReader(certificate.toString(), key.toString());
        }

        private static byte[] bytes(String setting, Path file) throws UnusableCertificateException {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UnusableCertificateException("%s: %s cannot be read (%s)".formatted(setting, file, e), e);
            }
        }
    }

    private record SelfSignedFile(Path file, @Nullable String publicHost, Clock clock) implements Source {

        /// Makes the file when there is none, or when what is in it ends soon or cannot be used.
        @Override
        public Pem read() throws UnusableCertificateException {
            try {
                byte[] pem = Files.readAllBytes(file);
                Identity identity = reader().read(pem, pem, clock.instant());
                if (clock.instant().isBefore(identity.end().minus(RENEW_BEFORE))) {
                    return new Pem(pem, pem);
                }
            } catch (NoSuchFileException _) {
                // Made below.
            } catch (UnusableCertificateException e) {
                LOG.log(System.Logger.Level.WARNING, "A new self-signed certificate is made: {0}", e.getMessage());
            } catch (IOException e) {
                throw new UnusableCertificateException("%s cannot be read (%s)".formatted(file, e), e);
            }
            return made();
        }

        @Override
        public PemReader reader() {
            return new PemReader(file.toString(), file.toString());
        }

        private Pem made() throws UnusableCertificateException {
            try {
                byte[] pem = new SelfSigned().make(publicHost, clock.instant());
                PrivateFiles.write(file, pem);
                return new Pem(pem, pem);
            } catch (IOException | UncheckedIOException e) {
                throw new UnusableCertificateException("%s cannot be written (%s)".formatted(file, e), e);
            }
        }
    }
}

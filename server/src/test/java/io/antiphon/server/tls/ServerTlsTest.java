package io.antiphon.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ServerConfig;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(60));

    @TempDir
    private Path data;

    private Path certificate;
    private Path key;

    @BeforeEach
    void name() {
        certificate = data.resolve("fullchain.pem");
        key = data.resolve("privkey.pem");
    }

    @Test
    void everyFormOfKeyIsRead() throws Exception {
        TestCertificate rsa = TestCertificate.of("RSA", 2048, "SHA256withRSA", LATER);
        TestCertificate curve = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        TestCertificate edwards = TestCertificate.of("Ed25519", 0, "Ed25519", LATER);
        for (byte[] pem : List.of(rsa.keyPem(), rsa.oldKeyPem())) {
            write(rsa.certificatePem(), pem);
            assertThat(open().fingerprint()).hasSize(32 * 3 - 1);
        }
        for (byte[] pem : List.of(curve.keyPem(), curve.oldKeyPem())) {
            write(curve.certificatePem(), pem);
            assertThat(open().end()).isEqualTo(LATER);
        }
        write(edwards.certificatePem(), edwards.keyPem());
        assertThat(open().end()).isEqualTo(LATER);
    }

    @Test
    void textAroundThePemAndCertificatesOfAuthoritiesDoNoHarm() throws Exception {
        TestCertificate own = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        TestCertificate authority = TestCertificate.of("RSA", 2048, "SHA256withRSA", LATER.plusSeconds(9));
        String chain = "subject=CN = localhost\n" + text(own.certificatePem()) + "\n\nissuer\n"
                + text(authority.certificatePem());
        write(bytes(chain), bytes("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + text(own.oldKeyPem())));

        assertThat(open().end()).isEqualTo(LATER);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedByName() throws Exception {
        TestCertificate one = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        TestCertificate other = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        TestCertificate rsa = TestCertificate.of("RSA", 2048, "SHA256withRSA", LATER);
        for (TestCertificate wrong : List.of(other, rsa)) {
            write(one.certificatePem(), wrong.keyPem());
            assertRefused("does not belong to the certificate");
        }
    }

    @Test
    void whatIsOverOrWeakIsRefused() throws Exception {
        assertRefused(TestCertificate.of("EC", 256, "SHA256withECDSA", NOW.minusSeconds(1)), "ended on");
        assertRefused(TestCertificate.of("RSA", 1024, "SHA256withRSA", LATER), "too weak: an RSA key of 1024 bits");
        assertRefused(TestCertificate.of("RSA", 2048, "SHA1withRSA", LATER), "too weak: a signature by SHA1withRSA");
    }

    @Test
    void whatIsNoCertificateOrKeyIsRefusedWithoutShowingIt() throws Exception {
        TestCertificate good = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        write(bytes("hello"), good.keyPem());
        assertRefused("there is no certificate in it");
        write(good.certificatePem(), bytes("hello"));
        assertRefused("there is no private key in it");
        String secret = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";
        write(good.certificatePem(),
                bytes("-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n"));
        assertThatThrownBy(this::open).hasMessageContaining("not a readable PEM key")
                .hasMessageNotContaining(secret)
                .hasNoCause();
        write(good.certificatePem(), TestCertificate.encryptedKeyPem());
        assertRefused("the key is encrypted");
        Files.delete(key);
        assertRefused("cannot be read");
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertThatThrownBy(() -> open(Map.of("tls.certificate", certificate.toString())))
                .hasMessageContaining("tls.key is not set");
        assertThatThrownBy(() -> open(Map.of("tls.key", key.toString(), "tls.self-signed", "true")))
                .hasMessageContaining("tls.self-signed goes without");
    }

    @Test
    void aRenewedCertificateIsTakenOverWhole() throws Exception {
        TestCertificate first = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        TestCertificate second = TestCertificate.of("RSA", 2048, "SHA256withRSA", LATER.plusSeconds(60));
        write(first.certificatePem(), first.keyPem());
        ServerTls tls = open();
        String before = tls.fingerprint();

        TestCertificate.replace(certificate, second.certificatePem());
        tls.refresh();
        assertThat(tls.fingerprint()).as("while the key is still the old one").isEqualTo(before);

        Files.write(key, Arrays.copyOf(second.keyPem(), 200));
        tls.refresh();
        assertThat(tls.fingerprint()).as("while the key is half written").isEqualTo(before);

        Files.delete(key);
        tls.refresh();
        assertThat(tls.fingerprint()).as("while there is no key").isEqualTo(before);

        TestCertificate.replace(key, second.keyPem());
        tls.refresh();
        assertThat(tls.fingerprint()).isNotEqualTo(before);
        assertThat(tls.end()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void theOneBeforeStaysWhenTheNewOneIsOver() throws Exception {
        TestCertificate first = TestCertificate.of("EC", 256, "SHA256withECDSA", LATER);
        write(first.certificatePem(), first.keyPem());
        ServerTls tls = open();
        TestCertificate over = TestCertificate.of("EC", 256, "SHA256withECDSA", NOW.minusSeconds(5));
        write(over.certificatePem(), over.keyPem());
        tls.refresh();
        assertThat(tls.end()).isEqualTo(LATER);
    }

    @Test
    void aSelfSignedCertificateIsMadeOnceAndKeptForItsOwnerOnly() throws Exception {
        ServerTls made = open(Map.of("tls.self-signed", "true", "http.public-url", "https://music.example.org:8443/x"));
        Path file = data.resolve(ServerTls.SELF_SIGNED);
        X509Certificate parsed = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(made.isSelfSigned()).isTrue();
        assertThat(parsed.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(parsed.getSubjectAlternativeNames()).extracting(name -> String.valueOf(name.get(1)))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "music.example.org");
        assertThat(Duration.between(parsed.getNotBefore().toInstant(), parsed.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(825));
        assertThat(parsed.getNotBefore()).isBefore(NOW);
        assertThat(open(Map.of("tls.self-signed", "true")).fingerprint()).isEqualTo(made.fingerprint());
    }

    @Test
    void aSelfSignedCertificateIsReplacedBeforeItEndsAndWhenItIsBroken() throws Exception {
        Map<String, String> settings = Map.of("tls.self-signed", "true");
        String first = open(settings).fingerprint();
        ServerConfig config = config(settings);
        Clock late = Clock.fixed(NOW.plus(Duration.ofDays(810)), ZoneOffset.UTC);
        String second = ServerTls.open(config.tls(), config.http(), data, late).orElseThrow().fingerprint();
        assertThat(second).isNotEqualTo(first);

        Files.writeString(data.resolve(ServerTls.SELF_SIGNED), "broken");
        assertThat(open(settings).fingerprint()).isNotIn(first, second);
    }

    @Test
    void withoutSettingsThereIsNoTls() throws Exception {
        ServerConfig config = config(Map.of());
        assertThat(ServerTls.open(config.tls(), config.http(), data, Clock.systemUTC())).isEmpty();
    }

    private void assertRefused(TestCertificate bad, String why) throws Exception {
        write(bad.certificatePem(), bad.keyPem());
        assertRefused(why);
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::open).isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(data.toString());
    }

    private void write(byte[] chain, byte[] secret) throws Exception {
        Files.write(certificate, chain);
        Files.write(key, secret);
    }

    private ServerTls open() throws UnusableCertificateException {
        return open(Map.of("tls.certificate", certificate.toString(), "tls.key", key.toString()));
    }

    private ServerTls open(Map<String, String> settings) throws UnusableCertificateException {
        ServerConfig config = config(settings);
        return ServerTls.open(config.tls(), config.http(), data, Clock.fixed(NOW, ZoneOffset.UTC)).orElseThrow();
    }

    private ServerConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", data.toString());
        return new ConfigLoader(Map.of(), all, List.of()).load().config();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

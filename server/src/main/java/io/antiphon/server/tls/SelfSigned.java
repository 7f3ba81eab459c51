package io.antiphon.server.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Makes a certificate that nobody vouches for: whoever trusts it compares its fingerprint.
final class SelfSigned {

    /// Below the 825 days that are the most Apple's systems take.
    static final Duration LIFETIME = Duration.ofDays(824);
    /// Clocks differ.
    private static final Duration EARLIER = Duration.ofDays(1);
    private static final int SERIAL_BITS = 127;
    private static final int LONGEST_COMMON_NAME = 64;
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final SecureRandom random = new SecureRandom();

    /// @param publicHost the name people use from outside, when one is configured
    /// @return the key and the certificate as one PEM file
    byte[] make(@Nullable String publicHost, Instant now) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = certificate(keys, names(publicHost), now);
            StringWriter text = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(certificate);
                // As PKCS#8: the older form leaves out which curve it is.
                writer.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
            }
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every JDK has ECDSA with P-256", e);
        }
    }

    private X509Certificate certificate(KeyPair keys, List<GeneralName> names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Antiphon, self-signed")
                .addRDN(BCStyle.CN, commonName())
                .build();
        Instant start = now.minus(EARLIER);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject,
                new BigInteger(SERIAL_BITS, random).setBit(0), Date.from(start), Date.from(start.plus(LIFETIME)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(names.toArray(GeneralName[]::new)));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static List<GeneralName> names(@Nullable String publicHost) throws SocketException {
        Set<String> names = new LinkedHashSet<>(List.of("localhost"));
        names.add(hostName());
        Set<String> addresses = new LinkedHashSet<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .forEach(address -> addresses.add(address.getHostAddress().replaceAll("%.*", "")));
        if (publicHost != null) {
            (isAddress(publicHost) ? addresses : names).add(publicHost);
        }
        List<GeneralName> all = new ArrayList<>();
        names.stream()
                .filter(name -> HOST_NAME.matcher(name).matches())
                .forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
        addresses.forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, address)));
        return all;
    }

    private static boolean isAddress(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress() || !host.isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String commonName() {
        String name = hostName();
        return HOST_NAME.matcher(name).matches() && name.length() <= LONGEST_COMMON_NAME ? name : "localhost";
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}

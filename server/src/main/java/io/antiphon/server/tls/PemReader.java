package io.antiphon.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/// Reads a certificate chain and a private key as certbot, Caddy and openssl write them (RFC 7468): keys as PKCS#8, PKCS#1 (RSA) or SEC1
/// (elliptic curves). What is weak, over, or does not belong together is refused.
final class PemReader {

    /// The least that browsers take: CA/Browser Forum, Baseline Requirements, 6.1.5.
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;
    private static final int PROOF_LENGTH = 32;

    private final String certificateName;
    private final String keyName;

    /// @param certificateName how errors call the certificate's file
    /// @param keyName how errors call the key's
    PemReader(String certificateName, String keyName) {
        this.certificateName = certificateName;
        this.keyName = keyName;
    }

    Identity read(byte[] certificates, byte[] key, Instant now) throws UnusableCertificateException {
        List<X509Certificate> chain = chain(certificates);
        X509Certificate own = chain.getFirst();
        requireStrength(own);
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new UnusableCertificateException(
                    "%s: the certificate ended on %s".formatted(certificateName, own.getNotAfter().toInstant()));
        }
        PrivateKey secret = privateKey(key, own.getPublicKey().getAlgorithm());
        requireMatch(own, secret);
        return new Identity(chain, secret);
    }

    private List<X509Certificate> chain(byte[] pem) throws UnusableCertificateException {
        List<X509Certificate> chain = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        try (PEMParser parser = parser(pem)) {
            Object object = parser.readObject();
            while (object != null) {
                if (object instanceof X509CertificateHolder holder) {
                    chain.add(converter.getCertificate(holder));
                }
                object = parser.readObject();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnusableCertificateException(
                    "%s: not a readable PEM certificate (%s)".formatted(certificateName, e.getMessage()), e);
        }
        if (chain.isEmpty()) {
            throw new UnusableCertificateException(
                    "%s: there is no certificate in it (-----BEGIN CERTIFICATE-----)".formatted(certificateName));
        }
        return chain;
    }

    private PrivateKey privateKey(byte[] pem, String algorithm) throws UnusableCertificateException {
        // Nothing of the cause is passed on: parsers may quote what they read.
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(keyInfo(pem).getEncoded()));
        } catch (GeneralSecurityException _) {
            throw new UnusableCertificateException(
                    "%s: the key does not belong to the certificate in %s, which needs one for %s".formatted(keyName,
                            certificateName, algorithm));
        } catch (IOException | RuntimeException _) {
            throw new UnusableCertificateException("%s: not a readable PEM key".formatted(keyName));
        }
    }

    private PrivateKeyInfo keyInfo(byte[] pem) throws IOException, UnusableCertificateException {
        try (PEMParser parser = parser(pem)) {
            @Nullable Object object = parser.readObject();
            while (object != null) {
                switch (object) {
                    case PrivateKeyInfo info -> {
                        return info;
                    }
                    case PEMKeyPair pair -> {
                        return pair.getPrivateKeyInfo();
                    }
                    case PKCS8EncryptedPrivateKeyInfo _,PEMEncryptedKeyPair _ -> throw new UnusableCertificateException(
                            "%s: the key is encrypted; the server needs it without a passphrase".formatted(keyName));
                    default -> object = parser.readObject();
                }
            }
        }
        throw new UnusableCertificateException("%s: there is no private key in it".formatted(keyName));
    }

    private void requireStrength(X509Certificate certificate) throws UnusableCertificateException {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
            throw weak("an RSA key of %d bits; %d is the least".formatted(rsa.getModulus().bitLength(), RSA_BITS));
        }
        if (key instanceof ECPublicKey curve && curve.getParams().getOrder().bitLength() < EC_BITS) {
            throw weak("a curve of %d bits; %d is the least".formatted(curve.getParams().getOrder().bitLength(),
                    EC_BITS));
        }
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (signature.startsWith("SHA1") || signature.startsWith("MD")) {
            throw weak("a signature by " + certificate.getSigAlgName());
        }
    }

    private UnusableCertificateException weak(String what) {
        return new UnusableCertificateException("%s: the certificate is too weak: %s".formatted(certificateName, what));
    }

    /// Signs something with the one and checks it with the other.
    private void requireMatch(X509Certificate certificate, PrivateKey key) throws UnusableCertificateException {
        String algorithm = switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            case String other -> throw weak("keys for %s are not for TLS".formatted(other));
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            byte[] proof = new byte[PROOF_LENGTH];
            signature.initSign(key);
            signature.update(proof);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(proof);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException _) {
            // said below
        }
        throw new UnusableCertificateException(
                "%s: the key does not belong to the certificate in %s".formatted(keyName, certificateName));
    }

    private static PEMParser parser(byte[] pem) {
        return new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)));
    }
}

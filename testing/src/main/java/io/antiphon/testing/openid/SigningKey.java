package io.antiphon.testing.openid;

import io.antiphon.core.text.JsonText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A key that signs tokens (RFC 7515), and its public side as a JSON Web Key (RFC 7517).
public final class SigningKey {

    private static final int RSA_BITS = 2048;
    private static final int COORDINATE = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String id;
    private final String algorithm;
    private final KeyPair pair;

    private SigningKey(String id, String algorithm, KeyPair pair) {
        this.id = id;
        this.algorithm = algorithm;
        this.pair = pair;
    }

    public static SigningKey rsa(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return new SigningKey(id, "RS256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SigningKey ec(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SigningKey(id, "ES256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token that claims this.
    public String sign(String claims) {
        return sign("{\"alg\":\"%s\",\"kid\":%s,\"typ\":\"JWT\"}".formatted(algorithm, JsonText.quoted(id)), claims);
    }

    /// A token with a header of its own.
    public String sign(String header, String claims) {
        String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature
                    .getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public side.
    public String jwk() {
        String common = "\"kid\":%s,\"use\":\"sig\",\"alg\":\"%s\"".formatted(JsonText.quoted(id), algorithm);
        return switch (pair.getPublic()) {
            case RSAPublicKey rsa -> "{\"kty\":\"RSA\",%s,\"n\":\"%s\",\"e\":\"%s\"}".formatted(common,
                    encoded(unsigned(rsa.getModulus())), encoded(unsigned(rsa.getPublicExponent())));
            case ECPublicKey ec -> "{\"kty\":\"EC\",\"crv\":\"P-256\",%s,\"x\":\"%s\",\"y\":\"%s\"}".formatted(common,
                    encoded(padded(ec.getW().getAffineX())), encoded(padded(ec.getW().getAffineY())));
            default -> throw new IllegalStateException("no such key");
        };
    }

    /// The public key's bytes, which a forger may take for a secret.
    public byte[] publicBytes() {
        return pair.getPublic().getEncoded();
    }

    static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] padded(BigInteger number) {
        byte[] bytes = unsigned(number);
        byte[] result = new byte[COORDINATE];
        System.arraycopy(bytes, 0, result, COORDINATE - bytes.length, bytes.length);
        return result;
    }
}

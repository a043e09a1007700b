package io.eternalengine.conformance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in lower-case hex, or, with a private key in PEM as the secret, SHA-256 with RSA in Base64. */
final class Signature {
    private static final String HMAC = "HmacSHA256";
    private static final String RSA = "SHA256withRSA";
    private static final String PEM = "PRIVATE KEY-----";
    private static final int RSA_BITS = 2048;

    private Signature() {}

    static String of(String secret, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return isPrivateKey(secret) ? rsa(privateKey(secret), bytes) : hmac(secret, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret is no RSA key as unencrypted PKCS #8 in PEM", e);
        }
    }

    static boolean isPrivateKey(String secret) {
        return secret.contains(PEM);
    }

    /** A private key that no venue knows. */
    static String strangePrivateKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN " + PEM + Base64.getEncoder().encodeToString(encoded) + "-----END " + PEM;
    }

    private static String hmac(String secret, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
        return HexFormat.of().formatHex(mac.doFinal(text));
    }

    private static String rsa(PrivateKey key, byte[] text) throws GeneralSecurityException {
        java.security.Signature signature = java.security.Signature.getInstance(RSA);
        signature.initSign(key);
        signature.update(text);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }
}

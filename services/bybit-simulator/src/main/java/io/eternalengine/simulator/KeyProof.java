package io.eternalengine.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the venue knows of a key to distinguish its holder's signatures from others; it appears in no text. */
public sealed interface KeyProof {

    /** Whether a signature, as it came, is the holder's under a text. */
    boolean accepts(String text, String signature);

    /** A shared secret: HMAC-SHA256 in lower-case hex. */
    record Secret(String secret) implements KeyProof {

        private static final String ALGORITHM = "HmacSHA256";

        @Override
        public boolean accepts(String text, String signature) {
            return MessageDigest.isEqual(
                    hmac(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        }

        private String hmac(String text) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
            }
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** The public part of an RSA key: SHA-256 with RSA (PKCS #1 v1.5) in Base64. */
    record RsaPublicKey(PublicKey key) implements KeyProof {

        private static final String ALGORITHM = "SHA256withRSA";
        private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
        private static final String END = "-----END PUBLIC KEY-----";

        /** Reads a key in PEM, with or without its line breaks. */
        static RsaPublicKey parse(String pem) {
            String text = pem.strip();
            if (text.startsWith(BEGIN) && text.endsWith(END)) {
                try {
                    byte[] encoded = Base64.getMimeDecoder()
                            .decode(text.substring(BEGIN.length(), text.length() - END.length()));
                    return new RsaPublicKey(
                            KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw unreadable(e);
                }
            }
            throw unreadable(null);
        }

        private static IllegalArgumentException unreadable(@Nullable Exception cause) {
            return new IllegalArgumentException(
                    "the public key must be an RSA key in PEM, between \"" + BEGIN + "\" and \"" + END + "\"", cause);
        }

        @Override
        public boolean accepts(String text, String signature) {
            try {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update(text.getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // No Base64, or not as long as the key: it is not the holder's.
                return false;
            }
        }
    }
}

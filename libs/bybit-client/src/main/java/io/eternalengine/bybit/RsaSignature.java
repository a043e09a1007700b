package io.eternalengine.bybit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** SHA-256 with RSA (PKCS #1 v1.5) as Base64, for keys whose public part the exchange was given. */
final class RsaSignature implements PayloadSignature {

    private static final String ALGORITHM = "SHA256withRSA";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey key;

    RsaSignature(String pem) {
        this.key = read(pem.strip());
    }

    static boolean isPrivateKey(String secret) {
        return secret.contains("PRIVATE KEY-----");
    }

    @Override
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
        }
    }

    /** The causes are left out: their messages may quote the key. */
    private static PrivateKey read(String pem) {
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw unreadable();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "the secret of an API key looks like a private key but cannot be read: must be "
                        + "an RSA key as unencrypted PKCS #8 in PEM, between \"" + BEGIN + "\" and \"" + END + "\"");
    }
}

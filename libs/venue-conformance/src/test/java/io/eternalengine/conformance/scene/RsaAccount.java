package io.eternalengine.conformance.scene;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The account of the packaged venue whose key is an RSA key, made anew for each run. */
public final class RsaAccount {
    /** Its name. */
    public static final String NAME = "RSA";

    /** The API key, which is no secret. */
    public static final String KEY = "rsa-key";

    private static final int BITS = 2048;
    private static final KeyPair PAIR = generate();

    private RsaAccount() {}

    /** What the venue is given. */
    static String publicPem() {
        return pem("PUBLIC", PAIR.getPublic().getEncoded());
    }

    /** What the client signs with. */
    public static String privatePem() {
        return pem("PRIVATE", PAIR.getPrivate().getEncoded());
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + " KEY-----" + Base64.getEncoder().encodeToString(encoded) + "-----END " + kind
                + " KEY-----";
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has RSA", e);
        }
    }
}

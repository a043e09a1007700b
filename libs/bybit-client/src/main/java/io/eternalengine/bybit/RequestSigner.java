package io.eternalengine.bybit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with HMAC-SHA256 over the raw query or body, as lowercase hexadecimal. */
public final class RequestSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final BybitCredentials credentials;

    /** A signer for one key. */
    public RequestSigner(BybitCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * The signature of a REST request.
     *
     * @param payload the raw query string of a GET, exactly as it is sent, or the raw body of a POST
     */
    public String signRequest(long timestampMs, long receiveWindowMs, String payload) {
        return hmac(credentials.secret(), timestampMs + credentials.key() + receiveWindowMs + payload);
    }

    /** The signature that authenticates a private stream until {@code expiresMs}. */
    public String signStream(long expiresMs) {
        return hmac(credentials.secret(), "GET/realtime" + expiresMs);
    }

    String key() {
        return credentials.key();
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
        }
    }
}

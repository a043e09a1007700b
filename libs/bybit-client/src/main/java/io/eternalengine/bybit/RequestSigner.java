package io.eternalengine.bybit;

/**
 * Signs requests over the raw query or body: with HMAC-SHA256 in lowercase hexadecimal or, for a secret that is an RSA
 * private key, with SHA-256 and RSA in Base64.
 */
public final class RequestSigner {

    private final String key;
    private final PayloadSignature signature;

    /**
     * A signer for one key.
     *
     * @throws IllegalArgumentException when the secret is a private key that cannot be read
     */
    public RequestSigner(BybitCredentials credentials) {
        this.key = credentials.key();
        this.signature = PayloadSignature.of(credentials);
    }

    /**
     * The signature of a REST request.
     *
     * @param payload the raw query string of a GET, exactly as it is sent, or the raw body of a POST
     */
    public String signRequest(long timestampMs, long receiveWindowMs, String payload) {
        return signature.sign(timestampMs + key + receiveWindowMs + payload);
    }

    /** The signature that authenticates a private stream until {@code expiresMs}. */
    public String signStream(long expiresMs) {
        return signature.sign("GET/realtime" + expiresMs);
    }

    String key() {
        return key;
    }
}

package io.eternalengine.bybit;

/**
 * An API key and its secret. The secret appears in no text that this type makes.
 *
 * @param key the public part, sent with each signed request
 * @param secret the part that signs: a text, or an RSA private key as PKCS #8 in PEM
 */
public record BybitCredentials(String key, String secret) {

    public BybitCredentials {
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("an API key and its secret must not be blank");
        }
    }

    @Override
    public String toString() {
        return "BybitCredentials[key=" + key + "]";
    }
}

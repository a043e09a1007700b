package io.eternalengine.bybit;

/** Signs a text with the secret of a key. */
interface PayloadSignature {

    String sign(String text);

    /** RSA for a secret that is a private key in PEM, HMAC for any other. */
    static PayloadSignature of(BybitCredentials credentials) {
        return RsaSignature.isPrivateKey(credentials.secret())
                ? new RsaSignature(credentials.secret())
                : new HmacSignature(credentials.secret());
    }
}

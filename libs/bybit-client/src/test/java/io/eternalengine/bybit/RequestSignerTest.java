package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RequestSignerTest {

    private static final BybitCredentials CREDENTIALS = new BybitCredentials("a-key", "a-secret");

    @Test
    void signsTimeKeyWindowAndPayloadInThisOrder() {
        // computed with: printf '1672531200000a-key5000category=spot&symbol=BTCUSDT' | openssl dgst -sha256 -hmac
        // a-secret
        assertThat(new RequestSigner(CREDENTIALS)
                        .signRequest(1_672_531_200_000L, 5_000, "category=spot&symbol=BTCUSDT"))
                .isEqualTo("02b1b7f03fe7b92f9f9791256531f14200ff84bd580bcb7fcb90e255395b085b");
    }

    @Test
    void signsAStreamByItsExpiry() {
        // computed with: printf 'GET/realtime1672531200000' | openssl dgst -sha256 -hmac a-secret
        assertThat(new RequestSigner(CREDENTIALS).signStream(1_672_531_200_000L))
                .isEqualTo("25662a5c18c3b9919e607b032fea380fd79c2a51162e8fc07f2b914285a5ace8");
    }

    @Test
    void encodesWhatItSignsAsItIsSent() {
        assertThat(new Query().with("coin", "USDT,USDC").with("cursor", "a b&c").raw())
                .isEqualTo("coin=USDT%2CUSDC&cursor=a%20b%26c");
    }

    @Test
    void neverShowsTheSecret() {
        assertThat(CREDENTIALS.toString()).contains("a-key").doesNotContain("a-secret");
        assertThatThrownBy(() -> new BybitCredentials("", "a-secret")).hasMessageNotContaining("a-secret");
    }

    @Test
    void signsWithAnRsaKey() throws GeneralSecurityException {
        // given
        KeyPair keys = rsaKeys();
        var signer = new RequestSigner(new BybitCredentials("a-key", pem(keys)));

        // when
        String signature = signer.signRequest(1_672_531_200_000L, 5_000, "category=spot&symbol=BTCUSDT");

        // then
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update("1672531200000a-key5000category=spot&symbol=BTCUSDT".getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getDecoder().decode(signature))).isTrue();
    }

    @Test
    void refusesAPrivateKeyOfAnotherFormWithoutShowingIt() throws GeneralSecurityException {
        String pem = pem(rsaKeys());
        String other = pem.replace("PRIVATE KEY", "RSA PRIVATE KEY");
        String cut = pem.substring(0, 200) + pem.substring(260);
        for (String secret : new String[] {other, cut}) {
            assertThatThrownBy(() -> new RequestSigner(new BybitCredentials("a-key", secret)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PKCS #8")
                    .hasMessageNotContaining(secret.substring(60, 100))
                    .hasNoCause();
        }
    }

    private static KeyPair rsaKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys) {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";
    }
}

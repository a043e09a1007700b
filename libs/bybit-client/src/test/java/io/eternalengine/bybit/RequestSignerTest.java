package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
    void signsWithAnRsaKey() throws IOException {
        // computed with: printf '1672531200000a-key5000category=spot&symbol=BTCUSDT' | openssl dgst -sha256 -sign
        // test-only-rsa-key.pem | base64
        RequestSigner signer = new RequestSigner(new BybitCredentials("a-key", rsaKey()));
        assertThat(signer.signRequest(1_672_531_200_000L, 5_000, "category=spot&symbol=BTCUSDT"))
                .isEqualTo("1sReTZhS/zIO3SsNt7LWy/EP5h1OAjbeRbiseBvp/VgSke/0KvrV+NI+3qdO1+mHMiV6LAD9GI5M9Sfh"
                        + "b+77NCbRVc+mPJoJeZL5LiQZ/+8FOjZiii0kuuGPY0EpO6Lov+3yDxkTuYrwfeqA9mJh/JRtXhGzwHRa"
                        + "7p+fGlj5fCxfgPcOW4746ZtjKloWRfV1SBrJOwkVXpoXDOmIa2JDOKa7Cpp7OlGhc7a4Nmdb0NkPivTi"
                        + "Zz5ok0E29KNG2potfQfeV8alSocWBtVobjmGfOPG9c43bOF6prAHDboFxrHGax9vGd93c1yuLLcDd4OR"
                        + "wH9ULtAWj47L/vJYaZbAlw==");
    }

    @Test
    void refusesAPrivateKeyOfAnotherFormWithoutShowingIt() throws IOException {
        String pem = rsaKey();
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

    private static String rsaKey() throws IOException {
        try (InputStream pem = RequestSignerTest.class.getResourceAsStream("test-only-rsa-key.pem")) {
            return new String(Objects.requireNonNull(pem).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}

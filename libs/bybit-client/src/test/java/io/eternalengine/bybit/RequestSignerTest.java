package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}

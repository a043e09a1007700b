package io.eternalengine.local.fleet.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusPrinterTest {
    private static final FleetStatus.Part RISK = new FleetStatus.Part(
            "risk", 4711, 20_001, new Readiness("does not answer", "no answer within 2 s"), 1, 131L);

    @Test
    void tellsWhatTheFleetHoldsAndMustNotDo() throws Exception {
        Portfolio portfolio = Portfolio.of(new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree("""
                        {"risk":{"asOf":"2024-01-04T00:00:00Z","equity":44111.5949,"drawdown":0.202109552013,"maxDrawdown":0.2504},
                         "breaker":{"level":3},
                         "halts":[{"scope":"SYMBOL=BTCUSDT","reason":"news","people":"alice"}],
                         "counts":{"ordersOpen":2},"lag":{"records":7,"caughtUp":false}}
                        """));

        assertThat(printed(portfolio))
                .contains("risk                   4711  20001  does not answer         1      131")
                .contains("risk does not answer: no answer within 2 s")
                .contains("Equity       44111.59 USDT as of 2024-01-04T00:00:00Z")
                .contains("Drawdown     20.21 % now, 25.04 % at most")
                .contains("Breaker      level 3")
                .contains("SYMBOL=BTCUSDT: news (by alice)")
                .contains("Open orders  2")
                .contains("Lag          7 records that reporting has not handled yet")
                .contains("Fleet        ready, but not all of it works");
    }

    @Test
    void saysWhatIsUnknownAndClaimsNothing() {
        assertThat(printed(null))
                .contains("Portfolio    unknown: reporting does not answer")
                .doesNotContain("Halts")
                .doesNotContain("Lag");
    }

    @Test
    void beforeRisksFirstPictureTheEquityIsUnknown() throws Exception {
        Portfolio portfolio = Portfolio.of(new ObjectMapper()
                .readTree("{\"risk\":null,\"breaker\":{\"level\":0},\"halts\":[],\"lag\":{\"records\":null}}"));

        assertThat(portfolio.equity()).isNull();
        assertThat(printed(portfolio)).contains("Equity       unknown: risk has not reported yet");
    }

    private static String printed(@Nullable Portfolio portfolio) {
        StringWriter out = new StringWriter();
        new StatusPrinter(new PrintWriter(out, true))
                .print(new FleetStatus("/state", "ready", "http://127.0.0.1:1", List.of(RISK), portfolio));
        return out.toString();
    }
}

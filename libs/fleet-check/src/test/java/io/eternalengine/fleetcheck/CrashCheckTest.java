package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.engine.funding.FundingParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the fleet trades, market-data, engine, risk, execution and the broker are killed without warning, and market-data goes from
 * one process to three and back. Longer:
 * {@code -Dcrash.kills=200 -Dcrash.seed=5 -Dcrash.to=2021-03-02}.
 */
class CrashCheckTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 40);
    private static final long SEED = Long.getLong("crash.seed", 1);
    /** Thirty-two days: the generated market falls in the middle, after the fourteen of the purchase program, which a halt would rightly stop. */
    private static final String TO = System.getProperty("crash.to", "2021-02-02");

    @Test
    void killsLoseNothingAndDoubleNothing(@TempDir Path folder) throws IOException, InterruptedException {
        // given
        System.out.println("crash check: kills=" + KILLS + " seed=" + SEED + " to=" + TO);

        // when
        JsonNode summary = new PackagedDemo(folder)
                .run(
                        "--from",
                        "2021-01-01",
                        "--to",
                        TO,
                        "--kill",
                        "" + KILLS,
                        "--kill-seed",
                        "" + SEED,
                        "--market-data",
                        "1,3,1",
                        "--traces");

        // then
        int killed = 0;
        for (JsonNode count : summary.required("killed")) {
            killed += count.asInt();
        }
        assertThat(killed).as("%s", summary).isEqualTo(KILLS);
        assertThat(summary.required("backMs").size())
                .as("who came back, and candles after the broker: %s", summary)
                .isEqualTo(summary.required("killed").size() + 1);
        assertThat(summary.required("ledgerEqualsVenue").asBoolean())
                .as("%s", summary)
                .isTrue();
        assertThat(summary.required("positionsEqualVenue").asBoolean())
                .as("%s", summary)
                .isTrue();
        assertThat(summary.required("fundingEqualsVenue").asBoolean())
                .as("%s", summary)
                .isTrue();
        assertThat(summary.required("unprotectedMs").asLong())
                .as("longest time that TREND had no stop: %s", summary)
                .isZero();
        assertThat(summary.required("legsApartMs").asLong())
                .as("longest time that FUNDING had one leg without the other: %s", summary)
                .isLessThanOrEqualTo(FundingParameters.defaults().legTimeout().toMillis());
        for (String account : List.of("CORE-HODL", "TREND-1", "TREND-2", "FUNDING")) {
            JsonNode engine = summary.required("engines").required(account);
            assertThat(engine.required("orders").asInt()).as(account).isPositive();
            assertThat(engine.required("replayEqual").asBoolean()).as(account).isTrue();
        }
        assertThat(summary.required("duplicateOrders").asInt()).isZero();
        assertThat(summary.required("dcaPurchases").required("BTC").asInt()).isEqualTo(14);
        assertThat(summary.required("dcaPurchases").required("ETH").asInt()).isEqualTo(14);
        assertThat(summary.required("candlesMissing").asInt()).isZero();
        assertThat(summary.required("candlesOutOfOrder").asInt()).isZero();
        assertThat(summary.required("traces").required("candleToFill").asInt()).isPositive();
        assertThat(summary.required("replay").required("equal").asBoolean()).isTrue();
        assertThat(summary.required("riskReplay").required("equal").asBoolean())
                .as("%s", summary.required("riskReplay"))
                .isTrue();
        assertThat(summary.required("riskReplay").required("outputs").asInt()).isPositive();
    }
}

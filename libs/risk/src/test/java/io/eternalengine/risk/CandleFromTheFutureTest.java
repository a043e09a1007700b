package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A mark of a time to which the exchange has not come must not stand still until then. */
class CandleFromTheFutureTest {
    private static final long YEAR_2200_MS = 7_258_118_400_000L;

    @Test
    void aMarkOfTheFutureIsForgottenWithTheNextCandle() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.on(new RiskInput.CandleClosed(candle(YEAR_2200_MS, "40000")));

        run.fallTo(25);

        assertThat(run.engine.portfolio().marks().get(BTC)).isEqualTo(new Mark(dec("15000"), run.nowMs));
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
        assertThat(run.state().asOfMs()).isEqualTo(run.nowMs);
    }

    @Test
    void aValuationOfTheFutureIsForgottenWithTheNextCandle() {
        // given
        RiskRun run = RiskRun.holdingOneBtc();
        run.on(new RiskInput.CandleClosed(candle(YEAR_2200_MS, "40000")));
        run.on(new RiskInput.CandleClosed(Markets.candle(ETH, YEAR_2200_MS, dec("2000"))));
        assertThat(run.state().asOfMs()).isEqualTo(YEAR_2200_MS);

        // when
        run.fallTo(25);

        // then
        assertThat(run.state().asOfMs()).isEqualTo(run.nowMs);
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
    }

    @Test
    void aCandleThatOverlapsAKnownOneMovesNoMark() {
        RiskRun run = RiskRun.holdingOneBtc();
        Mark before = Objects.requireNonNull(run.engine.portfolio().marks().get(BTC));

        run.on(new RiskInput.CandleClosed(candle(before.atMs() + HOUR_MS / 2, "10000")));

        assertThat(run.engine.portfolio().marks().get(BTC)).isEqualTo(before);
    }

    private static Candle candle(long closeTimeMs, String price) {
        Decimal close = dec(price);
        return new Candle(BTC, closeTimeMs - HOUR_MS, HOUR_MS, close, close, close, close, Decimal.ONE);
    }
}

package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The size of an entry knows the correlation with the closes of its own moment, whichever candle comes first. */
class SameMomentTest {
    /** The fourth midnight: three returns, as many as the correlation needs. */
    private static final int LAST_HOUR = 24 * 4;

    @Test
    void anEntryIsOfTheSameSizeWhicheverCandleOfTheMomentComesFirst() {
        // given both rise together for days: only with the closes of this midnight are enough days known to say so
        OrderIntent btcFirst = entryOfBtc(rising(TrendRun.BTC, TrendRun.ETH));
        OrderIntent ethFirst = entryOfBtc(rising(TrendRun.ETH, TrendRun.BTC));

        assertThat(Answers.quantityOf(btcFirst)).isEqualTo(Answers.quantityOf(ethFirst));
        assertThat(btcFirst.intentId()).isEqualTo(ethFirst.intentId());
    }

    @Test
    void theEntryWaitsForTheOtherCandleOfItsMidnight() {
        TrendRun run = untilTheLastHour(TrendRun.BTC, TrendRun.ETH);
        run.nowMs += HOUR_MS;

        assertThat(run.candle(TrendRun.BTC, price(TrendRun.BTC, LAST_HOUR))).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("awaiting-pair");

        assertThat(run.candle(TrendRun.ETH, price(TrendRun.ETH, LAST_HOUR)))
                .extracting(OrderIntent::instrument)
                .contains(TrendRun.BTC);
    }

    @Test
    void aMarketThatIsSilentIsNotWaitedFor() {
        TrendRun run = TrendRun.ready();
        List<OrderIntent> made = new ArrayList<>();
        for (int hour = 1; hour <= LAST_HOUR; hour++) {
            run.nowMs += HOUR_MS;
            made.addAll(run.candle(TrendRun.BTC, price(TrendRun.BTC, hour)));
        }

        assertThat(made).isNotEmpty();
        assertThat(run.lastDecision.rule().text()).isNotEqualTo("awaiting-pair");
    }

    private static List<OrderIntent> rising(InstrumentId first, InstrumentId second) {
        TrendRun run = untilTheLastHour(first, second);
        run.nowMs += HOUR_MS;
        List<OrderIntent> made = new ArrayList<>(run.candle(first, price(first, LAST_HOUR)));
        made.addAll(run.candle(second, price(second, LAST_HOUR)));
        return made;
    }

    /** Nothing is entered before: the trading rules of BTC come with the last hour but one. */
    private static TrendRun untilTheLastHour(InstrumentId first, InstrumentId second) {
        TrendRun run = new TrendRun(TrendRun.quick());
        run.nowMs -= run.nowMs % DAY_MS;
        for (int hour = 1; hour < LAST_HOUR; hour++) {
            run.nowMs += HOUR_MS;
            run.candle(first, price(first, hour));
            run.candle(second, price(second, hour));
        }
        run.assign("first", "100000", "15000");
        run.on(new EngineInput.InstrumentDescribed(TrendRun.rulesOf(TrendRun.BTC)));
        run.on(new EngineInput.InstrumentDescribed(TrendRun.rulesOf(TrendRun.ETH)));
        return run;
    }

    private static OrderIntent entryOfBtc(List<OrderIntent> made) {
        return made.stream()
                .filter(intent -> intent.instrument().equals(TrendRun.BTC))
                .findFirst()
                .orElseThrow();
    }

    /** Higher with each bar, by changing steps, ETH a twentieth of BTC. */
    private static String price(InstrumentId id, int hour) {
        int bar = (hour - 1) / TrendRun.CANDLES_IN_BAR;
        int btc = 40_000 + 100 * bar + 20 * bar * bar;
        return Integer.toString(id.equals(TrendRun.BTC) ? btc : btc / 20);
    }
}

package io.eternalengine.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwapParametersTest {
    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final TwapParameters PARAMETERS = parameters("0.1", INTERVAL, LONGEST);

    @Test
    void anOrderIsSplitFromItsValueOn() {
        assertThat(splits(EngineId.TREND, Side.BUY, ExecutionStyle.MARKET, "1.2499"))
                .isFalse();
        assertThat(splits(EngineId.TREND, Side.BUY, ExecutionStyle.MARKET, "1.25"))
                .isTrue();
    }

    @Test
    void whatReducesAtOnceIsNeverSplitAndWhatReducesPatientlyIs() {
        assertThat(splits(EngineId.TREND, Side.SELL, ExecutionStyle.MARKET, "10"))
                .isFalse();
        assertThat(splits(EngineId.CORE_HODL, Side.SELL, ExecutionStyle.MAKER_THEN_MARKET, "10"))
                .isTrue();
    }

    @Test
    void anEngineWhoseOrdersMustEndTogetherIsLeftOut() {
        assertThat(splits(EngineId.FUNDING, Side.BUY, ExecutionStyle.MARKET, "10"))
                .isFalse();
    }

    @Test
    void aSliceIsBoundedByValueAndByDepth() {
        assertThat(PARAMETERS.largestSliceAt(Decimal.of(1_000_000))).isEqualTo(Decimal.of(25_000));
        assertThat(PARAMETERS.largestSliceAt(Decimal.of(10_000))).isEqualTo(Decimal.of(1_000));
        assertThat(PARAMETERS.largestSliceAt(Decimal.ZERO)).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aReductionIsPacedSoThatAllIsSoldInItsTime() {
        assertThat(PARAMETERS.paced(Decimal.of(90_000), 0)).isEqualTo(Decimal.of(1_000));
        assertThat(PARAMETERS.paced(Decimal.of(90_000), LONGEST.toMillis() / 2)).isEqualTo(Decimal.of(2_000));
        assertThat(PARAMETERS.paced(Decimal.of(90_000), LONGEST.toMillis() - 1)).isEqualTo(Decimal.of(90_000));
        assertThat(PARAMETERS.paced(Decimal.of(90_000), LONGEST.toMillis() + 1)).isEqualTo(Decimal.of(90_000));
    }

    @Test
    void theNextSliceFollowsAfterTheIntervalAndNoneAfterTheLongestTime() {
        assertThat(PARAMETERS.mayFollow(19_999)).isFalse();
        assertThat(PARAMETERS.mayFollow(20_000)).isTrue();
        assertThat(PARAMETERS.isOver(1_799_999)).isFalse();
        assertThat(PARAMETERS.isOver(1_800_000)).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> parameters("0", INTERVAL, LONGEST)).hasMessage("depthFraction is 0: must be above 0");
        assertThatThrownBy(() -> parameters("1.1", INTERVAL, LONGEST))
                .hasMessage("depthFraction is 1.1: must be from 0 to 1");
        assertThatThrownBy(() -> parameters("0.1", Duration.ZERO, LONGEST))
                .hasMessage("interval (ms) is 0: must be above 0");
        assertThatThrownBy(() -> parameters("0.1", INTERVAL, Duration.ofSeconds(19)))
                .hasMessageStartingWith("longest is PT19S: must be at least the interval PT20S");
        assertThatThrownBy(() -> parameters("0.1", INTERVAL, Duration.ofMinutes(61)))
                .hasMessageStartingWith("longest is PT1H1M: must be at least the interval PT20S and at most 3600000");
        assertThatThrownBy(() -> parameters("0.1", Duration.ofSeconds(9), LONGEST))
                .hasMessage("longest is PT30M: must be less than 200 intervals of PT9S");
    }

    private static TwapParameters parameters(String depthFraction, Duration interval, Duration longest) {
        return new TwapParameters(
                Decimal.of(50_000),
                Decimal.of(25_000),
                Decimal.of(depthFraction),
                Decimal.of("0.005"),
                interval,
                longest,
                Set.of(EngineId.CORE_HODL, EngineId.TREND));
    }

    private static boolean splits(EngineId engine, Side side, ExecutionStyle style, String quantity) {
        boolean reduces = side == Side.SELL;
        var intent = new OrderIntent(
                "intent",
                engine,
                "ACCOUNT",
                InstrumentId.spot("BTCUSDT"),
                side,
                style,
                new OrderAmount.OfBase(Decimal.of(quantity)),
                reduces,
                0,
                1,
                Decimal.of(40_000),
                "");
        return PARAMETERS.splits(intent, reduces);
    }
}

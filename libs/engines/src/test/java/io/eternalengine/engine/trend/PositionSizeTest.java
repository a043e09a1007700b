package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static io.eternalengine.engine.trend.TrendRun.entries;
import static io.eternalengine.engine.trend.TrendRun.quick;
import static io.eternalengine.engine.trend.TrendRun.sizing;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 15 000 of equity, 100 000 in all, an entry at 41 200 with a stop distance of 700. The smallest limit counts. */
class PositionSizeTest {
    private static final String WIDE = "1";

    @Test
    void risksOnePercentOfEquityOverTheStopDistance() {
        // 150 at risk / 700 = 0.2142…
        sized(sizing("0.01", WIDE, "2", WIDE, "0.25"), "risk-per-trade", "0.214");
    }

    @Test
    void holdsAnAssetToItsShareOfTheAccount() {
        // 0.60 · 15 000 / 41 200 = 0.2184…
        sized(sizing("0.05", WIDE, "2", WIDE, "0.25"), "asset-share", "0.218");
    }

    @Test
    void holdsAnAssetToHalfOfTheAccount() {
        // 0.50 · 15 000 / 41 200 = 0.1820…
        sized(sizing("0.05", "0.50", "2", WIDE, "0.25"), "asset-limit", "0.182");
    }

    @Test
    void holdsTheAccountToItsLeverage() {
        // 0.4 · 15 000 / 41 200 = 0.1456…
        sized(sizing("0.05", WIDE, "0.4", WIDE, "0.25"), "leverage", "0.145");
    }

    @Test
    void holdsAnOrderToItsTier() {
        // 0.04 · 100 000 / 41 200 = 0.0970…
        sized(sizing("0.05", WIDE, "2", "0.04", "0.20"), "tier-order", "0.097");
    }

    @Test
    void holdsAPositionToItsTier() {
        // 0.05 · 100 000 / 41 200 = 0.1213…
        sized(sizing("0.05", WIDE, "2", WIDE, "0.05"), "tier-position", "0.121");
    }

    @Test
    void countsThePositionsOfTheOtherAssetInTheLeverage() {
        TrendRun run = TrendRun.ready(params(sizing("0.05", WIDE, "0.5", WIDE, "0.25")));
        run.bars("40000", "2000");
        run.bars("40400", "2020");
        run.bars("40800", "2040");

        List<OrderIntent> made = run.bars("41200", "2060");

        // BTC takes 0.182 · 41 200 = 7 498.40 of the 7 500 that half of the equity is.
        assertThat(made).extracting(OrderIntent::instrument).containsExactly(TrendRun.BTC);
        assertThat(run.lastDecision.rule().text()).isEqualTo("size-too-small");
        assertThat(run.lastDecision.values()).containsEntry("sizeLimitedBy", "leverage");
    }

    @Test
    void isScaledAsRiskCommandsAndKeepsTheStopsAsWide() {
        TrendRun run = TrendRun.rising(params(sizing("0.01", WIDE, "2", WIDE, "0.25")));
        run.command(new RiskAction.SizeScaled(new RiskScope.OfEngine(EngineId.TREND), dec("0.75"), dec("1.5")));

        OrderIntent entry = run.bar("41200").getFirst();

        // The stop is 1 050 away: 150 / 1 050 · 0.75 = 0.1071…
        assertThat(entry.stopPrice()).isEqualTo(dec("40150"));
        assertThat(Answers.quantityOf(entry)).isEqualTo(dec("0.107"));
    }

    @Test
    void followsTheLastCommandOnSizesThatCoversIt() {
        TrendRun run = TrendRun.rising(params(sizing("0.01", WIDE, "2", WIDE, "0.25")));
        run.command(new RiskAction.SizeScaled(new RiskScope.OfEngine(EngineId.TREND), dec("0.75"), dec("1.5")));
        run.command(new RiskAction.SizeScaled(new RiskScope.OfEngine(EngineId.FUNDING), dec("0.10"), dec("1.5")));
        run.command(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));

        assertThat(Answers.quantityOf(run.bar("41200").getFirst())).isEqualTo(dec("0.214"));
    }

    @Test
    void isNothingWhenRiskScalesItToNothing() {
        TrendRun run = TrendRun.rising(quick());
        run.command(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ZERO, Decimal.ONE));

        assertThat(run.bar("41200")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("size-too-small");
    }

    @Test
    void growsWithTheCapitalAssigned() {
        TrendRun run = TrendRun.rising(params(sizing("0.01", WIDE, "2", WIDE, "0.25")));
        run.assign("second", "200000", "30000");
        run.assign("second", "200000", "30000");

        assertThat(Answers.quantityOf(run.bar("41200").getFirst())).isEqualTo(dec("0.428"));
    }

    private static TrendParameters params(SizingParameters sizing) {
        return quick(entries(25, 20, false), sizing, ExitParameters.defaults());
    }

    private static void sized(SizingParameters sizing, String limit, String quantity) {
        TrendRun run = TrendRun.rising(params(sizing));

        OrderIntent entry = run.bar("41200").getFirst();

        assertThat(run.lastDecision.values()).containsEntry("sizeLimitedBy", limit);
        assertThat(Answers.quantityOf(entry)).isEqualTo(dec(quantity));
    }
}

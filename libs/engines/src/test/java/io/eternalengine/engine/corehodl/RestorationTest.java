package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After the breaker sold, CORE-HODL comes back with the sizes that risk allows. */
class RestorationTest {
    @Test
    void comesBackStepByStepAfterARestart() {
        HodlRun run = soldOut();
        assertThat(run.held("BTC")).as("dust").isLessThan(dec("0.000001"));

        scale(run, "0.25");
        buyAll(run);
        Decimal quarter = invested(run);
        assertThat(quarter).isBetween(dec("13000"), dec("14500"));

        scale(run, "1");
        buyAll(run);
        assertThat(invested(run)).isBetween(dec("55000"), dec("57500"));
        assertThat(run.held("USDT")).as("the reserve stays").isBetween(dec("2900"), dec("3300"));
    }

    @Test
    void nothingIsBoughtBackWhileTheHaltGoesOn() {
        HodlRun run = sold();

        scale(run, "0.25");

        run.nextHour();
        assertThat(run.candles("40000", "2000")).isEmpty();
    }

    @Test
    void comesBackWholeHoweverFarPricesHaveRisenSinceTheCapitalCame() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.nextHour();
        run.candles("160000", "8000");
        run.command(new RiskAction.HaltImposed(HaltRegister.BREAKER_KEY, RiskScope.ALL, "level 3", "breaker"));
        run.fillAll(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.5"), "level 3")));
        run.command(new RiskAction.HaltLifted(HaltRegister.BREAKER_KEY, RiskScope.ALL, "reviewed", List.of("a", "b")));
        scale(run, "1");
        for (int hour = 0; hour < 40; hour++) {
            run.nextHour();
            run.fillAll(run.candles("160000", "8000"));
        }

        Decimal btc = run.held("BTC").times(dec("160000"));
        Decimal eth = run.held("ETH").times(dec("8000"));
        assertThat(btc)
                .as("0.45 of about 270 000, and not of the 100 000 that were there at first")
                .isBetween(dec("118000"), dec("122000"));
        assertThat(eth).isBetween(dec("70000"), dec("78000"));
    }

    @Test
    void sizesOfOtherEnginesMoveNothing() {
        HodlRun run = soldOut();

        run.command(new RiskAction.SizeScaled(new RiskScope.OfEngine(EngineId.TREND), Decimal.ONE, Decimal.ONE));

        assertThat(run.state().contribution()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void theSameSizeHeardAgainBuysNothingMore() {
        HodlRun run = soldOut();
        scale(run, "0.25");
        buyAll(run);

        scale(run, "0.25");

        assertThat(run.state().contribution().isBelow(dec("100"))).isTrue();
    }

    /** Everything sold at level 4. */
    private static HodlRun sold() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.command(new RiskAction.HaltImposed(HaltRegister.BREAKER_KEY, RiskScope.ALL, "level 4", "breaker"));
        run.fillAll(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "level 4")));
        return run;
    }

    private static HodlRun soldOut() {
        HodlRun run = sold();
        run.command(new RiskAction.HaltLifted(HaltRegister.BREAKER_KEY, RiskScope.ALL, "reviewed", List.of("a", "b")));
        return run;
    }

    private static void scale(HodlRun run, String size) {
        run.command(new RiskAction.SizeScaled(RiskScope.ALL, dec(size), Decimal.ONE));
    }

    private static void buyAll(HodlRun run) {
        for (int hour = 0; hour < 40; hour++) {
            run.nextHour();
            run.fillAll(run.candles("40000", "2000"));
        }
    }

    private static Decimal invested(HodlRun run) {
        return run.held("BTC").times(dec("40000")).plus(run.held("ETH").times(dec("2000")));
    }
}

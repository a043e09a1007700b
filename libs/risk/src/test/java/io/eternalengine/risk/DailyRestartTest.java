package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Risk that goes on from what it computed the day before knows what one that begins anew knows anew with every input. */
class DailyRestartTest {
    private static final int DAYS = 240;

    private final RiskRun going = RiskRun.funded();
    private final RiskRun restarting = RiskRun.funded().restartingBetweenInputs();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void changeNothing(long seed) {
        var random = new Random(seed);
        long btc = 40_000;
        long eth = 2_000;
        for (int day = 0; day < DAYS; day++) {
            btc = Math.max(100, btc + btc * random.nextInt(-30, 31) / 1000);
            eth = random.nextInt(3) == 0 ? eth : Math.max(100, eth + eth * random.nextInt(-30, 31) / 1000);
            // A fund that is empty or that does not move for long has returns that mean nothing.
            long held = day % 100 < 40 ? 0 : random.nextInt(1, 4);
            playADay(btc, eth, held);
        }
    }

    private void playADay(long btc, long eth, long held) {
        for (RiskRun run : new RiskRun[] {going, restarting}) {
            run.nowMs += DAY_MS;
            run.balances("BTC", Long.toString(held));
            run.on(new RiskInput.BooksChanged(new AccountBooks(
                    "FUNDING",
                    SpotBalances.EMPTY.plus("USDT", Decimal.of(1_000 + held)),
                    Decimal.of(1_000),
                    run.nowMs,
                    true,
                    "")));
            run.candles(Long.toString(btc), Long.toString(eth));
        }
        assertThat(going.outputs).isEqualTo(restarting.outputs);
        assertThat(going.engine.snapshot()).isEqualTo(restarting.engine.snapshot());
    }
}

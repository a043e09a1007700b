package io.eternalengine.backtester.search;

import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.metrics.TradeForm;
import io.eternalengine.domain.model.Decimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonteCarloTest {
    @Test
    void theWorstOrderPutsTheLossesFirstAndTogether() {
        // given +50, −10, +50, −10 on 100: in this order the deepest fall is 10 of 150
        List<Trade> trades = List.of(trade("50"), trade("-10"), trade("50"), trade("-10"));

        MonteCarlo found = MonteCarlo.ofTradeOrder(trades, 100, 2_000, 1);

        // then both losses first: 20 of 100
        assertThat(found.actualDrawdown()).isEqualTo(1 - 140.0 / 150);
        assertThat(found.worst()).isEqualTo(1 - 80.0 / 100);
        assertThat(found.median()).isBetween(found.actualDrawdown(), found.worst());
    }

    private static Trade trade(String profit) {
        return new Trade(
                "A",
                TradeForm.POSITION,
                "BTCUSDT",
                0,
                1,
                dec("100"),
                Decimal.ZERO,
                Decimal.ZERO,
                dec(profit),
                List.of());
    }
}

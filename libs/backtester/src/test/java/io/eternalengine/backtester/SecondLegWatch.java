package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.RunObserver;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.risk.PortfolioView;
import io.eternalengine.risk.RiskInput;
import java.util.Map;

/** The second leg of a pair fills at the same open as the first: when a candle closes, FUNDING's legs differ by less than a lot. */
final class SecondLegWatch implements RunObserver {
    private static final Map<String, Decimal> LOTS = Map.of("BTC", Decimal.of("0.001"), "ETH", Decimal.of("0.01"));

    int carries;

    @Override
    public void riskDecided(RiskInput input, PortfolioView after) {
        AccountBooks books = after.accounts().get("FUNDING");
        if (input instanceof RiskInput.CandleClosed && books != null) {
            LOTS.forEach((coin, lot) -> {
                Decimal shorts =
                        books.position(InstrumentId.linear(coin + "USDT")).quantity();
                carries += shorts.isNegative() ? 1 : 0;
                assertThat(books.balances().of(coin).plus(shorts).abs())
                        .as("legs of %s after %s", coin, input)
                        .isLessThan(lot);
            });
        }
    }
}

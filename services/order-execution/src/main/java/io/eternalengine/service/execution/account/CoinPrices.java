package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a coin is worth in USDT: the higher of the wallet's valuation and the market's ask, so that nothing passes for dust. */
final class CoinPrices {
    private static final String CASH = "USDT";
    private static final int DECIMALS = 12;

    private final VenueAccount venue;
    private final MarketView market;

    CoinPrices(VenueAccount venue, MarketView market) {
        this.venue = venue;
        this.market = market;
    }

    /** The price of one coin; empty when neither wallet nor market has one. */
    Optional<Decimal> of(String coin, WalletBalance wallet) {
        if (coin.equals(CASH)) {
            return Optional.of(Decimal.ONE);
        }
        return Stream.of(byWallet(coin, wallet), byMarket(coin))
                .flatMap(Optional::stream)
                .reduce(Decimal::max);
    }

    private static Optional<Decimal> byWallet(String coin, WalletBalance wallet) {
        return wallet.coins().stream()
                .filter(held -> held.coin().equals(coin))
                .flatMap(held -> price(held.usdValue(), held.equity()).stream())
                .map(Decimal::of)
                .findFirst();
    }

    private static Optional<BigDecimal> price(@Nullable BigDecimal usdValue, @Nullable BigDecimal equity) {
        return usdValue == null || equity == null || equity.signum() == 0
                ? Optional.empty()
                : Optional.of(usdValue.divide(equity, DECIMALS, RoundingMode.UP));
    }

    private Optional<Decimal> byMarket(String coin) {
        if (!TextRules.isScopeName(coin + CASH)) {
            return Optional.empty();
        }
        var instrument = InstrumentId.spot(coin + CASH);
        return market.quote(instrument).map(MarketView.Quote::ask).or(() -> asked(instrument.symbol()));
    }

    private Optional<Decimal> asked(String symbol) {
        return venue.tickers(Category.SPOT, symbol) instanceof Outcome.Accepted<List<Ticker>>(List<Ticker> tickers)
                ? tickers.stream().findFirst().map(CoinPrices::ask).map(Decimal::of)
                : Optional.empty();
    }

    private static BigDecimal ask(Ticker ticker) {
        return ticker.ask() == null ? ticker.lastPrice() : ticker.ask();
    }
}

package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.metrics.OpenTrade;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.metrics.TradeBook;
import io.eternalengine.backtester.metrics.TradeForm;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotLots;
import io.eternalengine.domain.model.Decimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What the trades of an account gained and lost is what its books say; only remains too small for an order may differ. */
final class TradeSums {
    /** What a trade may leave behind: less than a lot of each of two coins. */
    private static final Decimal REMAINS = dec("0.1");

    private TradeSums() {}

    /** Compares every account, and returns its trades. */
    static TradeBook checked(MarketData data, List<EngineSeat> seats, RunOutcome outcome) {
        TradeBook book = TradeBook.of(
                outcome.executions(),
                outcome.fundingPayments(),
                seats.stream()
                        .collect(Collectors.toMap(
                                EngineSeat::account,
                                seat -> TradeForm.of(seat.engine().id()))),
                data.series().stream().map(MarketSeries::instrument).toList());
        for (EngineSeat seat : seats) {
            AccountLedger ledger = outcome.books().account(seat.account());
            Decimal booked =
                    ledger.profit().minus(ledger.fees()).plus(ledger.funding()).minus(costOfWhatIsHeld(ledger));
            assertThat(sum(book, seat.account()).toBigDecimal())
                    .as("trades of %s", seat.account())
                    .isCloseTo(booked.toBigDecimal(), within(remains(book, seat.account())));
        }
        return book;
    }

    private static Decimal sum(TradeBook book, String account) {
        Decimal closed = book.closed().stream()
                .filter(trade -> trade.account().equals(account))
                .map(Trade::profit)
                .reduce(Decimal.ZERO, Decimal::plus);
        return book.open().stream()
                .filter(trade -> trade.account().equals(account))
                .map(TradeSums::soFar)
                .reduce(closed, Decimal::plus);
    }

    private static BigDecimal remains(TradeBook book, String account) {
        long trades = book.closed().stream()
                .filter(trade -> trade.account().equals(account))
                .count();
        return REMAINS.times(Decimal.of(trades + 1)).toBigDecimal();
    }

    private static Decimal soFar(OpenTrade trade) {
        return trade.realised().minus(trade.fees()).plus(trade.funding()).minus(trade.cost());
    }

    /** The books and the trades may hold other lots: what was gained less what is still held does not depend on it. */
    private static Decimal costOfWhatIsHeld(AccountLedger ledger) {
        Decimal coins = ledger.spot().values().stream().map(SpotLots::cost).reduce(Decimal.ZERO, Decimal::plus);
        return ledger.perpetuals().values().stream()
                .map(PerpetualPosition::cost)
                .reduce(coins, Decimal::plus);
    }
}

package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.START_MS;
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
import io.eternalengine.backtester.run.Operators;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.core.accounting.AccountLedger;
import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.accounting.SpotLots;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the trades of an account gained and lost is what its books say; only remains too small for an order may differ. */
class TradesAddUpTest {
    private static final long SEEDS = 30;
    /** What a trade may leave behind: less than a lot of each of two coins. */
    private static final Decimal REMAINS = dec("0.1");

    @Test
    void tradesOfEveryAccountAddUpToItsBooks() {
        Set<TradeForm> closedForms = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            MarketData data = RandomMarkets.of(seed, 24 * 10);
            List<EngineSeat<?>> seats = EngineLineup.of(quick(), EnumSet.allOf(EngineId.class));
            var settings = new RunSettings(
                    START_MS + Histories.DAY_MS,
                    dec("100000"),
                    RiskSettings.of(quick()),
                    BacktestSettings.fills(quick()),
                    Operators.APPROVE);
            RunOutcome outcome = new PortfolioRun(data, settings, seats).run(List.of(), ignored -> {});

            TradeBook book = TradeBook.of(
                    outcome.executions(),
                    outcome.fundingPayments(),
                    seats.stream()
                            .collect(Collectors.toMap(
                                    EngineSeat::account,
                                    seat -> TradeForm.of(seat.engine().id()))),
                    data.series().stream().map(MarketSeries::instrument).toList());

            for (EngineSeat<?> seat : seats) {
                AccountLedger ledger = outcome.books().account(seat.account());
                Decimal booked = ledger.profit()
                        .minus(ledger.fees())
                        .plus(ledger.funding())
                        .minus(costOfWhatIsHeld(ledger));
                assertThat(sum(book, seat.account()).toBigDecimal())
                        .as("seed %d, %s", seed, seat.account())
                        .isCloseTo(booked.toBigDecimal(), within(remains(book, seat.account())));
            }
            book.closed().forEach(trade -> closedForms.add(trade.form()));
        }
        assertThat(closedForms).containsExactly(TradeForm.values());
    }

    private static Decimal sum(TradeBook book, String account) {
        Decimal closed = book.closed().stream()
                .filter(trade -> trade.account().equals(account))
                .map(Trade::profit)
                .reduce(Decimal.ZERO, Decimal::plus);
        return book.open().stream()
                .filter(trade -> trade.account().equals(account))
                .map(TradesAddUpTest::soFar)
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

    /** Engines that find something to do within days. */
    private static ParameterSet quick() {
        Map<String, String> given = new TreeMap<>();
        for (String account : List.of("trend-1", "trend-2")) {
            String prefix = "eternal." + account + ".";
            given.put(prefix + "bar", "2H");
            given.put(prefix + "fast-length", "2");
            given.put(prefix + "slow-length", "4");
            given.put(prefix + "direction-length", "2");
            given.put(prefix + "range-length", "3");
            given.put(prefix + "strong-adx", "15");
            given.put(prefix + "weak-adx", "10");
            given.put(prefix + "shorts", "true");
            given.put(prefix + "correlation-days", "3");
        }
        given.put("eternal.core-hodl.program-days", "2");
        given.put("eternal.tactical.fall", "0.15");
        given.put("eternal.tactical.between-deployments", "24H");
        given.put("eternal.tactical.take-profit", "0.05");
        return ParameterSet.of(given);
    }
}

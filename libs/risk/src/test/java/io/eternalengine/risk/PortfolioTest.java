package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything is worth against the plain sum over all accounts, on random books and marks. */
class PortfolioTest {
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XYZ");

    private final Portfolio portfolio = new Portfolio(RiskParameters.defaults());

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWorthThePlainSumToTheLastUnit(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            change(random);
            Decimal plain = books().map(this::plainEquity).reduce(Decimal.ZERO, Decimal::plus);
            assertThat(portfolio.equity()).isEqualTo(plain);
            books().forEach(books ->
                    assertThat(portfolio.equityOf(books.account())).isEqualTo(plainEquity(books)));
            assertThat(portfolio.awaitsPrice()).isEqualTo(awaitsAny());
        }
    }

    @Test
    void aCoinWhosePriceIsAwaitedIsKnownBeforeAnythingIsValued() {
        portfolio.describe(rules(BTC));
        portfolio.report(books("BTC", "1"));

        assertThat(portfolio.awaitsPrice()).isTrue();
    }

    @Test
    void anAccountHasAWorthBeforeAllOfThemAreSummed() {
        portfolio.report(books("USDT", "100"));

        assertThat(portfolio.equityOf("account")).isEqualTo(dec("100"));
    }

    @Test
    void aCoinIsWorthThePriceOfTheFirstOfItsMarketsThatHasOne() {
        // given two markets of one coin, of which the second alone has a price
        InstrumentId second = InstrumentId.spot("XBTUSDT");
        portfolio.describe(rules(BTC));
        portfolio.describe(Markets.instrument(second, "BTC", "0.01"));
        portfolio.report(books("BTC", "1"));
        portfolio.mark(second, new Mark(dec("40000"), 1));
        assertThat(portfolio.equity()).isEqualTo(dec("40000"));

        // when
        portfolio.mark(BTC, new Mark(dec("41000"), 1));

        // then
        assertThat(portfolio.equity()).isEqualTo(dec("41000"));
    }

    @Test
    void anOrderOfAnAccountWhoseBooksAreNotKnownClosesNothing() {
        var order = new PendingOrder("TREND-1", InstrumentId.linear("BTCUSDT"), Side.SELL, dec("1"), dec("40000"));

        assertThat(order.closes(portfolio)).isFalse();
    }

    private static AccountBooks books(String asset, String amount) {
        return new AccountBooks(
                "account", SpotBalances.EMPTY.plus(asset, dec(amount)), Decimal.ZERO, 1, true, "", new TreeMap<>());
    }

    private Stream<AccountBooks> books() {
        return portfolio.accounts().stream().map(Account::books);
    }

    /**
     * Cash, plus each coin at the mark of its spot market, plus what perpetuals have gained at their marks; a coin that no
     * market trades counts as nothing.
     */
    private Decimal plainEquity(AccountBooks books) {
        Decimal equity = Decimal.ZERO;
        for (Map.Entry<String, Decimal> balance : books.balances().amounts().entrySet()) {
            equity = equity.plus(balance.getValue().times(priceOf(balance.getKey())));
        }
        for (Map.Entry<InstrumentId, PerpetualPosition> position :
                books.perpetuals().entrySet()) {
            MarketMark market = portfolio.marks().of(position.getKey());
            if (market != null) {
                equity = equity.plus(position.getValue().unrealised(market.price()));
            }
        }
        return equity;
    }

    private Decimal priceOf(String asset) {
        InstrumentId id = InstrumentId.spot(asset + "USDT");
        MarketMark market = portfolio.marks().of(id);
        boolean isTraded = portfolio.instruments().containsKey(id);
        return asset.equals("USDT") ? Decimal.ONE : market == null || !isTraded ? Decimal.ZERO : market.price();
    }

    private boolean awaitsAny() {
        return books().flatMap(books -> books.balances().amounts().keySet().stream())
                .map(asset -> InstrumentId.spot(asset + "USDT"))
                .anyMatch(id -> portfolio.instruments().containsKey(id)
                        && portfolio.marks().of(id) == null);
    }

    /** An account, a market or a price comes or changes; sums made before must not be used for long. */
    private void change(Random random) {
        InstrumentId id = new InstrumentId(
                random.nextInt(3) == 0 ? MarketCategory.LINEAR : MarketCategory.SPOT,
                COINS.get(random.nextInt(COINS.size())) + "USDT");
        switch (random.nextInt(5)) {
            case 0 -> portfolio.describe(rules(id));
            case 1 -> portfolio.report(books(random));
            case 2 -> books().toList().forEach(books -> portfolio.report(paid(books, random)));
            default -> move(id, amount(random, 8).plus(Decimal.ONE));
        }
    }

    private void move(InstrumentId id, Decimal price) {
        MarketMark market = portfolio.marks().of(id);
        if (market == null) {
            portfolio.mark(id, new Mark(price, 1));
        } else {
            market.move(price, 1);
        }
    }

    private static AccountBooks books(Random random) {
        var amounts = new TreeMap<String, Decimal>();
        amounts.put("USDT", amount(random, 16));
        var perpetuals = new TreeMap<InstrumentId, PerpetualPosition>();
        for (String coin : COINS) {
            if (random.nextBoolean()) {
                amounts.put(coin, amount(random, 18));
            }
            if (random.nextBoolean()) {
                Decimal quantity = amount(random, 5).plus(Decimal.ONE);
                perpetuals.put(
                        InstrumentId.linear(coin + "USDT"),
                        random.nextBoolean()
                                ? new PerpetualPosition(quantity, amount(random, 15))
                                : new PerpetualPosition(
                                        quantity.negated(), amount(random, 15).negated()));
            }
        }
        return new AccountBooks(
                "account-" + random.nextInt(5), new SpotBalances(amounts), Decimal.ZERO, 1, true, "", perpetuals);
    }

    /** Cash came or went, now and then all of it, and now and then a coin with it. */
    private static AccountBooks paid(AccountBooks books, Random random) {
        SpotBalances balances = books.balances();
        Decimal change = random.nextInt(4) == 0
                ? balances.of("USDT").negated()
                : amount(random, 16).minus(amount(random, 16));
        balances = balances.plus("USDT", change);
        if (random.nextInt(4) == 0) {
            balances = balances.plus(COINS.get(random.nextInt(COINS.size())), amount(random, 18));
        }
        return new AccountBooks(
                books.account(),
                balances,
                Decimal.ZERO,
                1,
                true,
                "",
                random.nextInt(4) == 0 ? new TreeMap<>() : books.perpetuals());
    }

    private static Instrument rules(InstrumentId id) {
        Decimal step = Decimal.of("0.01");
        return new Instrument(
                id, id.symbol().replace("USDT", ""), "USDT", step, step, step, Decimal.of(1000), step, step);
    }

    private static Decimal amount(Random random, int decimals) {
        return Decimal.ofUnscaled(random.nextLong(1L << 60), decimals);
    }
}

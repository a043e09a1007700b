package io.eternalengine.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan against the plain sum over all accounts, on random books and marks. */
class ValuationPlanTest {
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XYZ");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isThePlainSumToTheLastUnit(long seed) {
        var random = new Random(seed);
        var course =
                new RiskCourse(new RiskDesk(RiskParameters.defaults()), RiskParameters.defaults(), RiskState.initial());
        for (int step = 0; step < 40; step++) {
            change(course, random);
            Decimal plain = course.accounts.values().stream()
                    .map(books -> plainEquity(course, books))
                    .reduce(Decimal.ZERO, Decimal::plus);
            assertThat(course.valuationPlan().equity(course.marks)).isEqualTo(plain);
            for (int i = 0; i < course.accounts.size(); i++) {
                assertThat(course.valuationPlan().equityOf(i, course.marks))
                        .isEqualTo(plainEquity(course, course.accounts.valueAt(i)));
            }
            assertThat(course.valuationPlan().awaitsPrice()).isEqualTo(awaitsAny(course));
        }
    }

    /**
     * Cash, plus each coin at the mark of its spot market, plus what perpetuals have gained at their marks; a coin that no
     * market trades counts as nothing.
     */
    private static Decimal plainEquity(RiskCourse course, AccountBooks books) {
        Decimal equity = Decimal.ZERO;
        for (Map.Entry<String, Decimal> balance : books.balances().amounts().entrySet()) {
            equity = equity.plus(balance.getValue().times(priceOf(course, balance.getKey())));
        }
        for (Map.Entry<InstrumentId, PerpetualPosition> position :
                books.perpetuals().entrySet()) {
            Mark mark = course.marks.get(position.getKey());
            if (mark != null) {
                equity = equity.plus(position.getValue().unrealised(mark.price()));
            }
        }
        return equity;
    }

    private static Decimal priceOf(RiskCourse course, String asset) {
        Mark mark = course.marks.get(InstrumentId.spot(asset + "USDT"));
        boolean isTraded = course.instruments.containsKey(InstrumentId.spot(asset + "USDT"));
        return asset.equals("USDT") ? Decimal.ONE : mark == null || !isTraded ? Decimal.ZERO : mark.price();
    }

    /** An account, a market or a price comes or changes; a plan made before must not be used for long. */
    private static void change(RiskCourse course, Random random) {
        InstrumentId id = new InstrumentId(
                random.nextInt(3) == 0 ? MarketCategory.LINEAR : MarketCategory.SPOT,
                COINS.get(random.nextInt(COINS.size())) + "USDT");
        switch (random.nextInt(5)) {
            case 0 -> course.instruments = course.instruments.with(id, rules(id));
            case 1 -> {
                AccountBooks books = books(random);
                course.accounts = course.accounts.with(books.account(), books);
            }
            case 2 -> {
                for (AccountBooks books : course.accounts.values()) {
                    course.accounts = course.accounts.with(books.account(), paid(books, random));
                }
            }
            default ->
                course.marks = course.marks.with(id, new Mark(amount(random, 8).plus(Decimal.ONE), 1));
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

    private static boolean awaitsAny(RiskCourse course) {
        return course.accounts.values().stream()
                .flatMap(books -> books.balances().amounts().keySet().stream())
                .anyMatch(asset -> !asset.equals("USDT")
                        && course.instruments.containsKey(InstrumentId.spot(asset + "USDT"))
                        && !course.marks.containsKey(InstrumentId.spot(asset + "USDT")));
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

package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Risk that goes on from its snapshot, in either format and before whatever input, knows what risk knows that was never stopped. Money comes and
 * goes here at any time, which a backtest does not know; markets are late; books change between the closes of one hour.
 */
class RestoredRiskTest {
    private static final long SEEDS = Long.getLong("restored.risk.seeds", 200);
    private static final int HOURS = 24 * 12;
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");
    private static final List<String> ACCOUNTS = List.of("CORE-HODL", "TREND-1", "FUNDING", "TACTICAL", "MASTER");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void knowsWhatRiskKnowsThatWasNeverStopped(long seed) {
        new Life(seed).live();
    }

    /** One life of risk, and of one that is restored now and then. */
    private static final class Life {
        private final long seed;
        private final Random random;
        private final RiskEngine risk = new RiskEngine(RiskParameters.defaults());
        private final RiskEngine restored = new RiskEngine(RiskParameters.defaults());
        private final Map<InstrumentId, Decimal> prices = new TreeMap<>();
        private final Map<String, AccountBooks> books = new TreeMap<>();
        private final List<OrderIntent> approved = new ArrayList<>();
        private final int moves;
        private final int hoursWithoutMoney;
        private long nowMs = Markets.START_MS;
        private int intents;

        Life(long seed) {
            this.seed = seed;
            random = new Random(seed);
            moves = random.nextInt(1, 40);
            hoursWithoutMoney = random.nextInt(4) == 0 ? 60 : 0;
            prices.put(BTC, dec("40000"));
            prices.put(ETH, dec("2000"));
            prices.put(PERPETUAL, dec("40000"));
        }

        void live() {
            on(new RiskInput.InstrumentDescribed(Markets.btc()));
            on(new RiskInput.InstrumentDescribed(Markets.eth()));
            for (int hour = 0; hour < HOURS; hour++) {
                nowMs += HOUR_MS;
                for (InstrumentId market : List.of(BTC, ETH, PERPETUAL)) {
                    close(market);
                    if (hour >= hoursWithoutMoney) {
                        somethingElse();
                    }
                }
                if (nowMs % DAY_MS == 0) {
                    on(new RiskInput.ResumeAsked(RiskScope.ALL, "daily review", "alice"));
                    on(new RiskInput.ResumeAsked(RiskScope.ALL, "daily review", "bob"));
                }
            }
        }

        private void close(InstrumentId market) {
            if (random.nextInt(60) > 0) {
                Decimal factor =
                        Decimal.of(10_000 + random.nextInt(-moves, moves + 1)).times(dec("0.0001"));
                Decimal price =
                        price(market).times(factor).floorToStep(dec("0.01")).max(dec("10"));
                prices.put(market, price);
                on(new RiskInput.CandleClosed(Markets.candle(market, nowMs, price)));
            }
        }

        private Decimal price(InstrumentId market) {
            return Objects.requireNonNull(prices.get(market));
        }

        private void somethingElse() {
            switch (random.nextInt(40)) {
                case 0 -> flow();
                case 1, 2, 3 -> report(cashMoved(anyBooks()));
                case 4, 5 -> report(coinMoved(anyBooks()));
                case 6 -> report(positionMoved(anyBooks()));
                case 7, 8 -> intend();
                case 9, 10 -> endOrder();
                case 11 -> on(new RiskInput.TimePassed(nowMs));
                default -> {}
            }
        }

        private AccountBooks anyBooks() {
            String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            return books.getOrDefault(
                    account, new AccountBooks(account, SpotBalances.EMPTY, Decimal.ZERO, nowMs, true, ""));
        }

        /** Money comes from outside, or half of the cash goes. */
        private void flow() {
            AccountBooks known = anyBooks();
            Decimal cash = known.balances().of("USDT");
            Decimal amount = random.nextInt(3) == 0 ? cash.times(dec("-0.5")) : Decimal.of(random.nextInt(1, 50_000));
            report(new AccountBooks(
                    known.account(),
                    known.balances().plus("USDT", amount),
                    known.netDeposits().plus(amount),
                    nowMs,
                    true,
                    "",
                    known.perpetuals()));
        }

        private AccountBooks cashMoved(AccountBooks known) {
            Decimal change = Decimal.ofUnscaled(random.nextInt(-500_000, 500_000), random.nextInt(2, 6));
            return with(known, known.balances().plus("USDT", change));
        }

        private AccountBooks coinMoved(AccountBooks known) {
            String coin = random.nextBoolean() ? "BTC" : "ETH";
            Decimal price = price(coin.equals("BTC") ? BTC : ETH);
            Decimal cash = known.balances().of("USDT").max(Decimal.ZERO);
            Decimal quantity = cash.times(dec("0.4"))
                    .dividedBy(price, 6, RoundingMode.DOWN)
                    .minus(known.balances().of(coin).times(dec("0.5")));
            return with(
                    known,
                    known.balances()
                            .plus(coin, quantity)
                            .plus("USDT", quantity.times(price).negated()));
        }

        private AccountBooks positionMoved(AccountBooks known) {
            var perpetuals = new TreeMap<>(known.perpetuals());
            if (perpetuals.remove(PERPETUAL) == null) {
                Decimal quantity = dec(random.nextBoolean() ? "0.3" : "-0.2");
                perpetuals.put(PERPETUAL, new PerpetualPosition(quantity, quantity.times(price(PERPETUAL))));
            }
            return new AccountBooks(
                    known.account(), known.balances(), known.netDeposits(), nowMs, true, "", perpetuals);
        }

        private AccountBooks with(AccountBooks known, SpotBalances balances) {
            return new AccountBooks(
                    known.account(), balances, known.netDeposits(), nowMs, true, "", known.perpetuals());
        }

        private void report(AccountBooks changed) {
            books.put(changed.account(), changed);
            on(new RiskInput.BooksChanged(changed));
        }

        private void intend() {
            var run = new RiskRun(RiskParameters.defaults());
            run.nowMs = nowMs;
            OrderIntent intent = run.buy("50")
                    .id("intent-" + ++intents)
                    .epoch(risk.halts().epoch())
                    .reference(price(BTC).toString())
                    .make();
            if (on(new RiskInput.IntentMade(intent)).getLast() instanceof RiskOutput.Approved) {
                approved.add(intent);
            }
        }

        private void endOrder() {
            if (approved.isEmpty()) {
                return;
            }
            OrderIntent intent = approved.removeFirst();
            Decimal price = intent.referencePrice();
            Decimal quantity = dec("0.001");
            on(new RiskInput.Executed(new Execution(
                    "execution-" + intent.intentId(),
                    intent.intentId(),
                    intent.account(),
                    intent.instrument(),
                    Side.BUY,
                    price,
                    quantity,
                    quantity.times(price),
                    Decimal.ZERO,
                    "USDT",
                    nowMs)));
            on(new RiskInput.OrderMoved(new OrderUpdate(
                    "order-" + intent.intentId(),
                    intent.intentId(),
                    intent.engine(),
                    intent.account(),
                    intent.instrument(),
                    Side.BUY,
                    random.nextBoolean() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED,
                    quantity,
                    quantity.times(price),
                    "",
                    nowMs)));
        }

        private List<RiskOutput> on(RiskInput input) {
            if (random.nextInt(50) == 0) {
                restored.restore(risk.snapshot(RiskEngine.currentFormat() - random.nextInt(2)));
            }
            List<RiskOutput> outputs = risk.on(input);
            assertThat(restored.on(input)).as("seed %d, %s", seed, input).isEqualTo(outputs);
            if (random.nextInt(50) == 0) {
                assertThat(restored.snapshot()).as("seed %d, %s", seed, input).isEqualTo(risk.snapshot());
            }
            return outputs;
        }
    }
}

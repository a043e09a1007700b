package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Validity;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What execution finds out by itself; every order here claims to reduce exposure. */
class AdmissionTest {
    private static final long NOW_MS = ExecutorScene.NOW_MS;
    private static final InstrumentId UNKNOWN = InstrumentId.spot("NOPEUSDT");
    private static final InstrumentId PERPETUAL = new InstrumentId(MarketCategory.LINEAR, "BTCUSDT");
    private static final MarketView.Quote QUOTE =
            new MarketView.Quote(ExecutorScene.PRICE, ExecutorScene.PRICE, NOW_MS);

    private final MarketView market = ExecutorScene.market();
    private final Admission admission = new Admission(
            market,
            new OpeningCaps(Decimal.of("0.25"), Decimal.of("0.5"), Duration.ofHours(1), Set.of("BTCUSDT", "XRPUSDT")),
            false);

    @Test
    void aPurchaseNeverReducesWhateverItClaims() {
        assertThat(order(ExecutorScene.BTC, Side.BUY, quote(1), NOW_MS).reduces())
                .isFalse();
        assertThat(order(ExecutorScene.BTC, Side.SELL, base("1"), NOW_MS).reduces())
                .isTrue();
    }

    @Test
    void anOrderOfAPerpetualReducesWhenItIsSentAsReduceOnly() {
        assertThat(order(PERPETUAL, Side.SELL, base("1"), NOW_MS).reduces()).isTrue();
        assertThat(order(PERPETUAL, Side.BUY, base("1"), NOW_MS).reduces()).isTrue();
        assertThat(admission.refusal(order(PERPETUAL, Side.SELL, base("1"), NOW_MS)))
                .isEmpty();
    }

    @Test
    void aStopLiesOnTheLosingSideAndNoFartherThanThatOfThePosition() {
        var held = new PerpetualPosition(Decimal.ONE, ExecutorScene.PRICE);

        assertThat(breach(PerpetualPosition.FLAT, null, "39000")).isEmpty();
        assertThat(breach(PerpetualPosition.FLAT, null, "40001"))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("stop-side: "));
        assertThat(breach(held, Decimal.of(39_000), "39000")).isEmpty();
        assertThat(breach(held, Decimal.of(39_000), "1"))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("stop-farther: "));
        assertThat(breach(held, Decimal.of(39_000), null))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("stop-farther: "));
        assertThat(breach(PerpetualPosition.FLAT, Decimal.of(39_000), null)).isEmpty();
    }

    private static Optional<String> breach(PerpetualPosition held, @Nullable Decimal heldStop, @Nullable String stop) {
        var intent = new OrderIntent(
                "entry",
                EngineId.TREND,
                "TREND-1",
                PERPETUAL,
                Side.BUY,
                ExecutionStyle.MARKET,
                base("1"),
                false,
                0,
                NOW_MS,
                ExecutorScene.PRICE,
                "",
                stop == null ? null : Decimal.of(stop));
        return Admission.stopBreach(ParentOrder.created(intent, MessageContext.NONE), held, heldStop, QUOTE);
    }

    @Test
    void noPositionIsOpenedInAnAccountThatTradesNoPerpetuals() {
        var intent = new OrderIntent(
                "entry",
                EngineId.CORE_HODL,
                "CORE-HODL",
                PERPETUAL,
                Side.SELL,
                ExecutionStyle.MARKET,
                base("1"),
                false,
                0,
                NOW_MS,
                ExecutorScene.PRICE,
                "");

        assertThat(admission.refusal(ParentOrder.created(intent, MessageContext.NONE)))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("perpetuals-forbidden: "));
    }

    @Test
    void anUnknownSymbolIsRefusedOnceAllInstrumentsAreKnown() {
        ParentOrder opening = order(UNKNOWN, Side.BUY, quote(1), NOW_MS);
        assertThat(admission.refusal(opening)).isEmpty();

        market.completed();

        assertThat(admission.refusal(opening))
                .contains("symbol-unknown: market data describes no spot instrument NOPEUSDT");
        assertThat(admission.refusal(order(ExecutorScene.BTC, Side.BUY, quote(1), NOW_MS)))
                .isEmpty();
    }

    @Test
    void aReductionOfAnUnknownSymbolIsNotRefusedSinceItMayOnlyBeEarly() {
        market.completed();

        assertThat(admission.refusal(order(UNKNOWN, Side.SELL, base("1"), NOW_MS)))
                .isEmpty();
    }

    @Test
    void nothingIsOpenedWhileLedgerAndExchangeDiffer() {
        AccountBooks books = books(Map.of("USDT", Decimal.of(20_000), "BTC", Decimal.ONE))
                .unreconciled("BTC: ledger 1, exchange 0.5");

        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.BUY, quote(1), NOW_MS), books, QUOTE, Decimal.ZERO))
                .contains("account-unreconciled: the books differ: BTC: ledger 1, exchange 0.5");
        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.SELL, base("0.5"), NOW_MS), books, QUOTE, Decimal.ZERO))
                .as("a reduction goes on")
                .isEmpty();
    }

    @Test
    void aReductionIsLateOnlyWhenTheMeasuredClockSaysSoToo() {
        ParentOrder reduction = order(ExecutorScene.BTC, Side.SELL, base("1"), NOW_MS);
        ParentOrder opening = order(ExecutorScene.BTC, Side.BUY, quote(1), NOW_MS);

        assertThat(Admission.timeFor(reduction, ExecutorScene.YEAR_9999_MS, NOW_MS))
                .isEqualTo(NOW_MS);
        assertThat(Admission.timeFor(reduction, NOW_MS, ExecutorScene.YEAR_9999_MS))
                .isEqualTo(NOW_MS);
        assertThat(Admission.timeFor(opening, ExecutorScene.YEAR_9999_MS, NOW_MS))
                .as("what opens is decided again")
                .isEqualTo(ExecutorScene.YEAR_9999_MS);
    }

    @Test
    void anOpeningIsAtMostItsPartOfTheAccountByTheOwnLedger() {
        // 20 000 USDT and half a bitcoin at 40 000
        AccountBooks books = books(Map.of("USDT", Decimal.of(20_000), "BTC", Decimal.of("0.5")));

        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.BUY, quote(10_000), NOW_MS), books, QUOTE, Decimal.ZERO))
                .isEmpty();
        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.BUY, quote(10_001), NOW_MS), books, QUOTE, Decimal.ZERO))
                .contains("order-cap: worth 10001 USDT of an account of 40000, must be at most 0.25 of it");
        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.BUY, base("0.2500001"), NOW_MS), books, QUOTE, Decimal.ZERO))
                .isPresent();
        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.SELL, base("0.5"), NOW_MS), books, QUOTE, Decimal.ZERO))
                .as("a reduction has no cap")
                .isEmpty();
    }

    @Test
    void allThatIsOpenedWithinAWindowIsAtMostItsPartOfTheAccount() {
        AccountBooks books = books(Map.of("USDT", Decimal.of(20_000), "BTC", Decimal.of("0.5")));
        ParentOrder opening = order(ExecutorScene.BTC, Side.BUY, quote(10_000), NOW_MS);

        assertThat(admission.breachedCap(opening, books, QUOTE, Decimal.of(10_000)))
                .isEmpty();
        assertThat(admission.breachedCap(opening, books, QUOTE, Decimal.of(10_001)))
                .contains(
                        "window-cap: worth 10000 USDT beside 10001 opened within PT1H, of an account of 40000: must be"
                                + " at most 0.5 of it together");
        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.SELL, base("0.5"), NOW_MS), books, QUOTE, Decimal.of(40_000)))
                .as("a reduction has no cap")
                .isEmpty();
    }

    @Test
    void aCoinWithoutAPriceCountsNothing() {
        AccountBooks books = books(Map.of("USDT", Decimal.of(1_000), "XRP", Decimal.of(1_000_000)));

        assertThat(admission.breachedCap(
                        order(ExecutorScene.BTC, Side.BUY, quote(251), NOW_MS), books, QUOTE, Decimal.ZERO))
                .isPresent();
    }

    @Test
    void nothingIsOpenedInASymbolThatIsNotConfigured() {
        AccountBooks books = books(Map.of("USDT", Decimal.of(1_000)));

        assertThat(admission.breachedCap(order(UNKNOWN, Side.BUY, quote(1), NOW_MS), books, QUOTE, Decimal.ZERO))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("symbol-cap: NOPEUSDT"));
    }

    @Test
    void anOpeningIsValidForAnHourOfTheExchangesTimeWhateverItClaims() {
        ParentOrder opening = order(ExecutorScene.BTC, Side.BUY, quote(1), NOW_MS);

        assertThat(admission.untimely(opening, NOW_MS + Validity.OPENING_MS)).isEmpty();
        assertThat(admission.untimely(opening, NOW_MS + Validity.OPENING_MS + 1))
                .contains("expired: valid until 2024-01-01T01:00:00Z, now it is 2024-01-01T01:00:00.001Z");
    }

    @Test
    void aReductionIsValidForADay() {
        ParentOrder reduction = order(ExecutorScene.BTC, Side.SELL, base("1"), NOW_MS);

        assertThat(admission.untimely(reduction, NOW_MS + Validity.REDUCTION_MS))
                .isEmpty();
        assertThat(admission.untimely(reduction, NOW_MS + Validity.REDUCTION_MS + 1))
                .isPresent();
    }

    @Test
    void anEarlierEndOfValidityCounts() {
        ParentOrder opening = order(ExecutorScene.BTC, Side.BUY, quote(1), NOW_MS, NOW_MS + 10);

        assertThat(admission.untimely(opening, NOW_MS + 10)).isEmpty();
        assertThat(admission.untimely(opening, NOW_MS + 11)).isPresent();
    }

    @Test
    void anOpeningDecidedAheadOfTheExchangesTimeIsRefused() {
        long aheadMs = NOW_MS + Validity.OPENING_MS;

        assertThat(admission.untimely(order(ExecutorScene.BTC, Side.BUY, quote(1), aheadMs), NOW_MS))
                .isEmpty();
        assertThat(admission.untimely(order(ExecutorScene.BTC, Side.BUY, quote(1), aheadMs + 1), NOW_MS))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("decided-ahead: "));
        assertThat(admission.untimely(order(ExecutorScene.BTC, Side.BUY, quote(1), Long.MAX_VALUE), NOW_MS))
                .isPresent();
    }

    private static AccountBooks books(Map<String, Decimal> balances) {
        return new AccountBooks(
                "CORE-HODL", new SpotBalances(new TreeMap<>(balances)), Decimal.of(40_000), NOW_MS, true, "");
    }

    private static OrderAmount base(String quantity) {
        return new OrderAmount.OfBase(Decimal.of(quantity));
    }

    private static OrderAmount quote(long amount) {
        return new OrderAmount.OfQuote(Decimal.of(amount));
    }

    private static ParentOrder order(InstrumentId instrument, Side side, OrderAmount amount, long decidedAtMs) {
        return order(instrument, side, amount, decidedAtMs, null);
    }

    private static ParentOrder order(
            InstrumentId instrument, Side side, OrderAmount amount, long decidedAtMs, @Nullable Long validUntilMs) {
        var intent = new OrderIntent(
                "intent",
                EngineId.CORE_HODL,
                "CORE-HODL",
                instrument,
                side,
                ExecutionStyle.MARKET,
                amount,
                true,
                0,
                decidedAtMs,
                ExecutorScene.PRICE,
                "",
                null,
                validUntilMs == null ? Validity.until(decidedAtMs, true) : validUntilMs);
        return ParentOrder.created(intent, MessageContext.NONE);
    }
}

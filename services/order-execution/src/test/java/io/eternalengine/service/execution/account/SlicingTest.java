package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.PublishedTradingRules;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.FreshJournal;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.venue.AccountKey;
import io.eternalengine.service.execution.venue.ExchangeAnswers;
import io.eternalengine.service.execution.venue.KeyRules;
import io.eternalengine.service.execution.venue.OrderEntryWay;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the next slice of an order is due and how large it may be, beside an exchange that answers nothing. */
class SlicingTest {
    private static final String ACCOUNT = "SLICES";
    private static final long NOW_MS = ExecutorScene.NOW_MS;
    private static final long LONGEST_MS =
            ExecutorScene.PARAMETERS.twap().longest().toMillis();
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");
    private static final Instrument RULES = PublishedTradingRules.of(ExecutorScene.BTC);

    private final Vertx vertx = Vertx.vertx();
    private final SilentExchange exchange = new SilentExchange(vertx);
    private final Journal journal = FreshJournal.create().journal();
    private final VenueAccount venue = new VenueAccount(
            ACCOUNT,
            new AccountKey(new BybitCredentials("key", "secret"), ""),
            new KeyRules(false, Set.of()),
            vertx,
            BybitEndpoints.onOneHost(exchange.hostAndPort()),
            RateLimits.NONE,
            OrderEntryWay.REST,
            new ExchangeAnswers(2),
            new Nobody());
    private final Slicing slicing =
            new Slicing(ExecutorScene.PARAMETERS.twap(), journal, new OrderInquiry(venue, ExecutorScene.PARAMETERS));
    private final ParentOrder opening = order(ExecutorScene.BTC, Side.BUY, ExecutionStyle.MARKET);
    private final ParentOrder reduction = order(ExecutorScene.BTC, Side.SELL, ExecutionStyle.MAKER_THEN_MARKET);

    @AfterEach
    void end() {
        venue.close();
        exchange.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theNextSliceFollowsAfterTheIntervalByTheExchangesClock() {
        var order = new WorkingOrder(
                opening,
                slice(opening, ChildOrder.Kind.MARKET, ChildOrder.State.CLOSED, "1", System.currentTimeMillis()));

        assertThat(slicing.isBetweenSlices(order, NOW_MS + 19_999)).isTrue();
        assertThat(slicing.isBetweenSlices(order, NOW_MS + 20_000)).isFalse();
    }

    @Test
    void noOrderWaitsForMarketDataToTellTheTime() {
        for (ParentOrder order : List.of(reduction, opening)) {
            ChildOrder longAgo = slice(order, ChildOrder.Kind.MARKET, ChildOrder.State.CLOSED, "1");

            assertThat(slicing.isBetweenSlices(new WorkingOrder(order, longAgo), NOW_MS))
                    .isFalse();
        }
    }

    @Test
    void aTryThatMetNobodyIsNoSlice() {
        assertThat(isBetween(ChildOrder.Kind.MARKET, ChildOrder.State.NOT_PLACED, "0"))
                .isFalse();
        assertThat(isBetween(ChildOrder.Kind.POST_ONLY, ChildOrder.State.CLOSED, "0"))
                .isFalse();
        assertThat(isBetween(ChildOrder.Kind.POST_ONLY, ChildOrder.State.CLOSED, "0.1"))
                .isTrue();
        assertThat(isBetween(ChildOrder.Kind.MARKET, ChildOrder.State.CLOSED, "0"))
                .isTrue();
    }

    private boolean isBetween(ChildOrder.Kind kind, ChildOrder.State state, String filled) {
        ChildOrder justNow = slice(opening, kind, state, filled, System.currentTimeMillis());
        return slicing.isBetweenSlices(new WorkingOrder(opening, justNow), NOW_MS);
    }

    @Test
    void withoutAnAnswerNothingIsOpenedAndWhatReducesGoesByValueAlone() {
        assertThat(slicing.bound(opening, RULES, ExecutorScene.PRICE, true, NOW_MS))
                .isEqualTo(new Slicing.Bound.TooThin());
        // as a fifteenth of 40,000, for all must be sold within fifteen intervals
        assertThat(slicing.bound(reduction, RULES, ExecutorScene.PRICE, true, NOW_MS))
                .isEqualTo(new Slicing.Bound.Value(Decimal.of("2666.666666666666666667")));
        assertThat(exchange.asked).containsOnly("market/orderbook");
    }

    @Test
    void aMakerTakesNoDepthSoNoneIsAskedFor() {
        assertThat(slicing.bound(reduction, RULES, ExecutorScene.PRICE, false, NOW_MS))
                .isEqualTo(new Slicing.Bound.Value(Decimal.of(1_000)));
        assertThat(exchange.asked).isEmpty();
    }

    @Test
    void afterTheLongestTimeNothingMoreIsOpenedAndWhatReducesGoesWhole() {
        sentAtFirst(opening);
        sentAtFirst(reduction);
        AccountBooks books = books(Map.of());

        assertThat(slicing.end(partlyFilled(opening), books, NOW_MS + LONGEST_MS - 1))
                .isEmpty();
        assertThat(slicing.end(partlyFilled(opening), books, NOW_MS + LONGEST_MS))
                .contains("twap-over: not all was filled within PT5M");
        assertThat(slicing.end(partlyFilled(reduction), books, NOW_MS + LONGEST_MS))
                .isEmpty();
        assertThat(slicing.bound(partlyFilled(reduction), RULES, ExecutorScene.PRICE, true, NOW_MS + LONGEST_MS))
                .isEqualTo(new Slicing.Bound.None());
    }

    @Test
    void noSliceOpensAgainWhatAStopOrAPersonClosed() {
        ParentOrder entry = partlyFilled(order(PERPETUAL, Side.SELL, ExecutionStyle.MARKET));
        var held = new PerpetualPosition(Decimal.of("-0.1"), Decimal.of(-4_000));

        assertThat(slicing.end(entry, books(Map.of(PERPETUAL, held)), NOW_MS)).isEmpty();
        assertThat(slicing.end(entry, books(Map.of()), NOW_MS))
                .contains("position-reduced: of 0.1 that were opened only 0 are held");
    }

    @Test
    void anOrderBelowTheValueHasNoBoundAndNoInterval() {
        ParentOrder small = ExecutorScene.sale(ACCOUNT, "small", ExecutionStyle.MAKER_THEN_MARKET);

        assertThat(slicing.isSplit(small)).isFalse();
        assertThat(slicing.bound(small, RULES, ExecutorScene.PRICE, true, NOW_MS))
                .isEqualTo(new Slicing.Bound.None());
        assertThat(exchange.asked).isEmpty();
    }

    private void sentAtFirst(ParentOrder order) {
        journal.take(List.of(order), Map.of());
        journal.submit(order, slice(order, ChildOrder.Kind.MARKET, ChildOrder.State.SUBMITTED, "0"));
    }

    private static ParentOrder partlyFilled(ParentOrder order) {
        return order.withFill(Decimal.of("0.1"), Decimal.of(4_000));
    }

    private static AccountBooks books(Map<InstrumentId, PerpetualPosition> positions) {
        return new AccountBooks(
                ACCOUNT, new SpotBalances(new TreeMap<>()), Decimal.ZERO, NOW_MS, true, "", new TreeMap<>(positions));
    }

    /** The first one, sent at {@link #NOW_MS} by the exchange's clock and long ago by the wall's. */
    private static ChildOrder slice(ParentOrder order, ChildOrder.Kind kind, ChildOrder.State state, String filled) {
        return slice(order, kind, state, filled, NOW_MS);
    }

    private static ChildOrder slice(
            ParentOrder order, ChildOrder.Kind kind, ChildOrder.State state, String filled, long submittedWallMs) {
        return new ChildOrder(
                order.intent().intentId(),
                1,
                kind,
                order.intent().amount(),
                kind == ChildOrder.Kind.POST_ONLY ? ExecutorScene.PRICE : null,
                state,
                "",
                Decimal.of(filled),
                Decimal.of(filled).times(ExecutorScene.PRICE),
                submittedWallMs,
                NOW_MS,
                "");
    }

    private static ParentOrder order(InstrumentId instrument, Side side, ExecutionStyle style) {
        var intent = new OrderIntent(
                side + "." + style + "." + instrument.category(),
                EngineId.CORE_HODL,
                ACCOUNT,
                instrument,
                side,
                style,
                new OrderAmount.OfBase(Decimal.ONE),
                instrument.category() == MarketCategory.SPOT && side == Side.SELL,
                0,
                NOW_MS,
                ExecutorScene.PRICE,
                "");
        return ParentOrder.created(intent, MessageContext.NONE);
    }
}

package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.FreshJournal;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.AccountKey;
import io.eternalengine.service.execution.venue.ExchangeAnswers;
import io.eternalengine.service.execution.venue.KeyRules;
import io.eternalengine.service.execution.venue.OrderEntryWay;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exchange that answers nothing holds nobody up who reduces exposure, whatever else is unclear. */
class SilentExchangeTest {
    private static final String ACCOUNT = "SILENT";
    private static final String CREATE = "order/create";
    private static final String CANCEL = "order/cancel";
    private static final String REALTIME = "order/realtime";
    private static final int UNCLEAR = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final SilentExchange exchange = new SilentExchange(vertx);
    private final FreshJournal fresh = FreshJournal.create();
    private final Journal journal = fresh.journal();
    private final MarketView market = ExecutorScene.market();
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
    private final WorkingOrders work = new WorkingOrders(
            venue, journal, market, ExecutorScene.PARAMETERS, ExecutorScene.sender(venue, journal, answer -> {}));

    @BeforeEach
    void someOrdersHaveNoAnswer() {
        journal.open(
                ACCOUNT,
                new SpotBalances(new TreeMap<>(Map.of("BTC", Decimal.ONE))),
                Decimal.of(40_000),
                ExecutorScene.NOW_MS);
        for (int number = 1; number <= UNCLEAR; number++) {
            take("unclear-" + number, ExecutionStyle.MARKET);
            work.advance();
        }
        awaitAsked(CREATE, UNCLEAR);
    }

    @AfterEach
    void end() {
        venue.close();
        exchange.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsWhatReducesBeforeItAsksOn() {
        // given that all others are to be asked for
        work.askAll();
        take("urgent", ExecutionStyle.MARKET);

        // when
        work.advance();

        // then
        awaitAsked(CREATE, UNCLEAR + 1);
        assertThat(exchange.asked).containsOnly(CREATE);
    }

    @Test
    void asksOneQuestionAStepAndThenSendsWhatCameMeanwhile() {
        // given
        work.askAll();

        // when one question has been waited for in vain
        work.advance();
        take("urgent", ExecutionStyle.MARKET);
        work.advance();

        // then
        awaitAsked(CREATE, UNCLEAR + 1);
        assertThat(exchange.asked.subList(UNCLEAR, exchange.asked.size())).containsExactly(REALTIME, CREATE);
    }

    @Test
    void cancelsWhatIsStaleBeforeItAsksOnAndAsksBeforeItCancelsAgain() {
        // given a maker's order that rests
        take("resting", ExecutionStyle.MAKER_THEN_MARKET);
        work.advance();
        awaitAsked(CREATE, UNCLEAR + 1);
        ChildOrder childOrder = journal.latestChildOrder("resting").orElseThrow();
        restart(journal.acknowledge(order("resting"), childOrder, "exchange-id", ExecutorScene.NOW_MS));
        market.learn(
                ExecutorScene.BTC,
                new MarketView.Quote(
                        ExecutorScene.PRICE,
                        ExecutorScene.PRICE,
                        ExecutorScene.NOW_MS
                                + ExecutorScene.PARAMETERS.repriceAfter().toMillis()));

        // when
        work.advance();

        // then
        assertThat(exchange.asked.getLast()).isEqualTo(CANCEL);
        assertThat(exchange.asked).doesNotContain(REALTIME);

        // and when that was waited for in vain, it is not cancelled again before it is asked for
        work.advance();
        assertThat(exchange.asked.getLast()).isEqualTo(REALTIME);
    }

    @Test
    void asksForNoPriceToSellAtMarket() {
        // given prices that are hours old
        market.learn(
                ExecutorScene.BTC,
                new MarketView.Quote(ExecutorScene.PRICE, ExecutorScene.PRICE, ExecutorScene.NOW_MS - 10_000_000));

        // when
        take("urgent", ExecutionStyle.MARKET);
        work.advance();

        // then
        awaitAsked(CREATE, UNCLEAR + 1);
        assertThat(exchange.asked).containsOnly(CREATE);
    }

    @Test
    void sellsAlthoughMarketDataToldATimeOfTheYear9999() {
        // given
        market.learn(
                ExecutorScene.BTC,
                new MarketView.Quote(ExecutorScene.PRICE, ExecutorScene.PRICE, ExecutorScene.YEAR_9999_MS));

        // when
        take(sale("sale", ExecutorScene.BTC, ExecutionStyle.MARKET, System.currentTimeMillis()));
        work.advance();

        // then
        awaitAsked(CREATE, UNCLEAR + 1);
        assertThat(work.believedTimeMs()).as("what reconciliation goes by").isLessThan(ExecutorScene.YEAR_9999_MS);
    }

    @Test
    void sellsAtMarketByTheMarketsTimeWhatWasDecidedInTheYear9999() {
        take(sale("ahead", ExecutorScene.BTC, ExecutionStyle.MAKER_THEN_MARKET, ExecutorScene.YEAR_9999_MS));
        work.advance();

        ChildOrder childOrder = journal.latestChildOrder("ahead").orElseThrow();
        assertThat(childOrder.kind()).isEqualTo(ChildOrder.Kind.MARKET);
        assertThat(childOrder.submittedMarketMs()).isEqualTo(ExecutorScene.NOW_MS);
    }

    @Test
    void aReductionOfAnUnknownSymbolWaitsWithOneAlert() {
        // given market data that has described nothing of it
        market.completed();
        for (String intentId : List.of("early", "early-too")) {
            take(sale(intentId, InstrumentId.spot("NOPEUSDT"), ExecutionStyle.MARKET, ExecutorScene.NOW_MS));
            work.advance();
        }

        assertThat(order("early").state().isTerminal()).isFalse();
        assertThat(order("early-too").state().isTerminal()).isFalse();
        assertThat(fresh.outbox().after(0, 1))
                .extracting(enqueued -> enqueued.message().message())
                .filteredOn(AlertRaised.class::isInstance)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.type(AlertRaised.class))
                .satisfies(alert -> assertThat(alert.getText())
                        .isEqualTo("Market data describes no spot instrument NOPEUSDT: early waits for it until it"
                                + " expires."));
    }

    private static ParentOrder sale(String intentId, InstrumentId instrument, ExecutionStyle style, long decidedAtMs) {
        return ExecutorScene.sale(ACCOUNT, intentId, instrument, style, "0.001", decidedAtMs);
    }

    private void restart(ParentOrder acknowledged) {
        assertThat(acknowledged.intent().intentId()).isEqualTo("resting");
        work.takeUp(journal.unfinished(ACCOUNT));
    }

    private ParentOrder order(String intentId) {
        return journal.unfinished(ACCOUNT).stream()
                .filter(order -> order.intent().intentId().equals(intentId))
                .findFirst()
                .orElseThrow();
    }

    private void take(String intentId, ExecutionStyle style) {
        take(ExecutorScene.sale(ACCOUNT, intentId, style));
    }

    private void take(ParentOrder order) {
        journal.take(List.of(order), Map.of());
        work.take(order);
    }

    private void awaitAsked(String path, int times) {
        await(times + " times " + path)
                .atMost(PATIENCE)
                .until(() -> exchange.asked.stream().filter(path::equals).count() == times);
    }
}

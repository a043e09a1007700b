package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.PublishedTradingRules;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which positions are closed in the place of their stop, and what is sent for it; the exchange refuses every stop and every order. */
@ExtendWith(SharedScene.class)
class StopGuardTest {
    private static final String STOP = "/v5/position/trading-stop";
    private static final String ORDER = "/v5/order/create";
    private static final int REFUSED = 10001;
    private static final int DUPLICATE = 110072;
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");
    private static final long NOW_MS = ExecutorScene.NOW_MS;
    private static final long MINUTE_MS = 60_000;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderLinkId\":\"([^\"]*)\"");

    private final String account;
    private final ExecutorScene scene;
    private final StopGuard guard;

    StopGuardTest(Exchange exchange) {
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
        MarketView market = ExecutorScene.market();
        market.learn(PublishedTradingRules.of(PERPETUAL));
        guard = new StopGuard(scene.venue, scene.journal, market);
        scene.relay.refuse(STOP, REFUSED);
        scene.relay.refuse(ORDER, DUPLICATE);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anAcceptedPositionHasNoStopOfAnEntryThatWasBeforeIt(Side sideOfEntry) {
        // given an entry whose position ended long ago, with a stop that the market is past for a short
        enter(sideOfEntry, "90000");
        // when a person has accepted a short
        accept("-0.5");
        look("-0.5", NOW_MS + MINUTE_MS);
        // then
        assertThat(scene.relay.refused(STOP)).isEmpty();
        assertThat(scene.relay.refused(ORDER)).isEmpty();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aPositionOnTheOtherSideThanTheLatestEntryHasNoStopOfIt() {
        enter(Side.BUY, "90000");

        look("-0.5", NOW_MS);

        assertThat(scene.relay.refused(STOP)).isEmpty();
        assertThat(scene.relay.refused(ORDER)).isEmpty();
    }

    @Test
    void aPositionOfWhichAPersonAcceptedThatAPartIsGoneKeepsItsStop() {
        enter(Side.SELL, "90000");
        accept("0.2");

        look("-0.3", NOW_MS + MINUTE_MS);

        assertThat(scene.relay.refused(ORDER)).singleElement().asString().contains("\"qty\":\"0.3\"");
    }

    @Test
    void whatIsLeftOfAPositionIsClosedByAnOrderOfItsOwnAtEachLook() {
        ParentOrder entry = enter(Side.SELL, "90000");

        look("-0.5", NOW_MS);
        look("-0.2", NOW_MS);

        List<String> ids = scene.relay.refused(ORDER).stream()
                .flatMap(order -> ORDER_ID.matcher(order).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).hasSize(2).doesNotHaveDuplicates().allMatch(id -> StopGuard.closes(entry, id));
    }

    @Test
    void noMoreIsClosedAtOnceThanTheExchangeTakes() {
        enter(Side.SELL, "90000");

        look("-700", NOW_MS);

        assertThat(scene.relay.refused(ORDER)).singleElement().asString().contains("\"qty\":\"500\"");
    }

    @Test
    void aPositionWithoutItsStopAlertsAgainEachMinute() {
        enter(Side.SELL, "90000");

        look("-0.5", NOW_MS);
        look("-0.5", NOW_MS + MINUTE_MS - 1);
        assertThat(alerts()).hasSize(1);
        look("-0.5", NOW_MS + MINUTE_MS);
        assertThat(alerts()).hasSize(2);
    }

    /** An entry of half a bitcoin that filled. */
    private ParentOrder enter(Side side, String stop) {
        var intent = new OrderIntent(
                account + ".entry",
                EngineId.TREND,
                account,
                PERPETUAL,
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(Decimal.of("0.5")),
                false,
                0,
                NOW_MS,
                ExecutorScene.PRICE,
                "",
                Decimal.of(stop));
        ParentOrder order = ParentOrder.created(intent, MessageContext.NONE);
        scene.journal.take(List.of(order), Map.of());
        var childOrder = ExecutorScene.firstChildOrder(order, "");
        scene.journal.submit(order, childOrder);
        var execution = new Execution(
                account + "-fill",
                intent.intentId(),
                account,
                PERPETUAL,
                side,
                ExecutorScene.PRICE,
                Decimal.of("0.5"),
                Decimal.of(20_000),
                Decimal.ONE,
                "USDT",
                NOW_MS);
        return scene.journal
                .book(childOrder, execution, false, "BTC", "USDT", 0)
                .orElseThrow();
    }

    private void accept(String amount) {
        scene.acceptances.accept(
                new AcceptanceRequest(account, account, "", "BTCUSDT", Decimal.of(amount), "my own trade", "alice"),
                PerpetualPosition.FLAT,
                NOW_MS + 1);
    }

    /** At a position that ledger and exchange agree on, without a stop, at a price of 100 000. */
    private void look(String quantity, long nowMs) {
        Decimal held = Decimal.of(quantity);
        AccountBooks books = scene.journal
                .books(account)
                .orElseThrow()
                .holding(PERPETUAL, new PerpetualPosition(held, held.times(ExecutorScene.PRICE)), nowMs);
        var position = new Position(
                "BTCUSDT",
                held.isNegative() ? io.eternalengine.bybit.Side.SELL : io.eternalengine.bybit.Side.BUY,
                held.abs().toBigDecimal(),
                BigDecimal.valueOf(40_000),
                BigDecimal.valueOf(100_000),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.TWO,
                null,
                null,
                null,
                null);
        var wallet = new WalletBalance(null, null, BigDecimal.ZERO, List.of());
        guard.look(books, new HeldAtExchange(wallet, Optional.of(List.of(position))), nowMs);
    }

    private List<String> alerts() {
        return scene.publishedOf(AlertRaised.class).stream()
                .map(AlertRaised::getSubject)
                .filter(subject -> subject.endsWith("a position had no protective stop"))
                .toList();
    }
}

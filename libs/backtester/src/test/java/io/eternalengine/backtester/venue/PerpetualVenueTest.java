package io.eternalengine.backtester.venue;

import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.candle;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.Histories;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Perpetuals of an account with 1000 USDT, without spread and impact. */
class PerpetualVenueTest implements VenueListener {
    private static final InstrumentId BTC = InstrumentId.linear("BTCUSDT");
    private static final String ACCOUNT = "TREND-1";

    private final VenueBooks books = new VenueBooks("USDT");
    private final List<Execution> executions = new ArrayList<>();
    private final List<OrderUpdate> updates = new ArrayList<>();
    private Decimal price = dec("100");

    @BeforeEach
    void deposit() {
        books.apply(new LedgerEvent.Deposited(ACCOUNT, "USDT", dec("1000"), dec("1000"), START_MS));
    }

    @Test
    void aStopReachedInsideTheCandleFillsAtTheStop() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "110", "94", "109"));
        venue.place(order(Side.BUY, "10", "95"), false);

        venue.open(0);
        venue.close(0);

        Execution stop = executions.getLast();
        assertThat(stop.intentId()).isEqualTo("stop.intent");
        assertThat(stop.price()).isEqualTo(dec("95"));
        assertThat(stop.executedAtMs()).isEqualTo(START_MS + Histories.HOUR_MS - 1);
        assertThat(books.account(ACCOUNT).position(BTC).isFlat()).isTrue();
        // 1000 − 50 lost − 0.55 and 0.5225 of fees
        assertThat(books.account(ACCOUNT).cash()).isEqualTo(dec("948.9275"));
    }

    @Test
    void aCandleThatOpensBeyondTheStopFillsAtItsOpen() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "101", "99", "100"), candle(BTC, 1, "90", "92", "88", "91"));
        venue.place(order(Side.BUY, "10", "95"), false);
        venue.open(0);
        venue.close(0);

        venue.open(1);
        venue.close(1);

        assertThat(executions).hasSize(2);
        assertThat(executions.getLast().price()).isEqualTo(dec("90"));
    }

    @Test
    void theStopOfAShortLiesAboveIt() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "106", "99", "100"));
        venue.place(order(Side.SELL, "10", "105"), false);

        venue.open(0);
        venue.close(0);

        assertThat(executions.getLast().side()).isEqualTo(Side.BUY);
        assertThat(executions.getLast().price()).isEqualTo(dec("105"));
    }

    @Test
    void aStopEndsWithItsPosition() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "101", "99", "100"), candle(BTC, 1, "100", "101", "90", "91"));
        venue.place(order(Side.BUY, "10", "95"), false);
        venue.open(0);
        venue.close(0);

        venue.place(order(Side.SELL, "10", null), true);
        venue.open(1);
        venue.close(1);

        assertThat(executions).hasSize(2);
    }

    @Test
    void aMovedStopFillsFromTheNextCandleOn() {
        // given a candle that went below where the stop is moved to at its close
        HistoryVenue venue =
                venue(candle(BTC, 0, "100", "110", "96", "109"), candle(BTC, 1, "109", "110", "103", "104"));
        venue.place(order(Side.BUY, "10", "95"), false);
        venue.open(0);
        venue.close(0);

        // when
        venue.place(move(Side.SELL, "104.5"), true);

        // then
        assertThat(updates.getLast().state()).isEqualTo(OrderState.FILLED);
        assertThat(updates.getLast().filledQuantity()).isEqualTo(Decimal.ZERO);
        assertThat(executions).hasSize(1);
        venue.open(1);
        venue.close(1);
        assertThat(executions.getLast().intentId()).isEqualTo("stop.intent");
        assertThat(executions.getLast().price()).isEqualTo(dec("104.5"));
    }

    @Test
    void aStopMovesNeitherAwayFromTheMarketNorWithoutAPositionThatItCloses() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "110", "96", "109"), candle(BTC, 1, "109", "110", "94", "95"));
        venue.place(move(Side.SELL, "97"), true);
        assertThat(updates.getLast().state()).as("no position").isEqualTo(OrderState.CANCELLED);
        venue.place(order(Side.BUY, "10", "95"), false);
        venue.open(0);
        venue.close(0);

        venue.place(move(Side.SELL, "94.9"), true);
        assertThat(updates.getLast().state()).as("farther").isEqualTo(OrderState.CANCELLED);
        venue.place(move(Side.BUY, "120"), true);
        assertThat(updates.getLast().state()).as("of a short").isEqualTo(OrderState.CANCELLED);

        venue.open(1);
        venue.close(1);
        assertThat(executions.getLast().price()).isEqualTo(dec("95"));
    }

    @Test
    void anOrderThatMayOnlyReduceNeverTurnsAPosition() {
        HistoryVenue venue =
                venue(candle(BTC, 0, "100", "101", "99", "100"), candle(BTC, 1, "100", "101", "99", "100"));
        venue.place(order(Side.BUY, "4", null), false);
        venue.open(0);
        venue.place(order(Side.SELL, "10", null), true);
        venue.open(1);

        assertThat(executions.getLast().quantity()).isEqualTo(dec("4"));
        assertThat(books.account(ACCOUNT).position(BTC).isFlat()).isTrue();

        venue.place(order(Side.SELL, "10", null), true);
        venue.open(1);
        assertThat(updates.getLast().cause()).contains("quantity 0 worth 0 is against the trading rules");
    }

    @Test
    void refusesWhatTheMarginDoesNotCover() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "101", "99", "100"));
        venue.place(order(Side.BUY, "100.001", null), false);

        venue.open(0);

        assertThat(updates.getLast().cause()).isEqualTo("insufficient margin: 1000.01 is needed, 1000 is there");
    }

    @Test
    void liquidatesAtTheWorstPriceWhenTheMarginIsGone() {
        HistoryVenue venue = venue(candle(BTC, 0, "100", "100", "90.2", "99"));
        venue.place(order(Side.BUY, "100", null), false);

        venue.open(0);
        venue.close(0);

        // then of 994.5 after the fee 980 were lost, and less than 0.5 % of the value was left
        assertThat(executions.getLast().intentId()).isEqualTo("liquidation.intent");
        assertThat(executions.getLast().price()).isEqualTo(dec("90.2"));
        assertThat(books.account(ACCOUNT).cash()).isEqualTo(dec("9.539"));
    }

    private HistoryVenue venue(Candle... candles) {
        FillAssumptions defaults = FillAssumptions.defaults();
        var assumptions = new FillAssumptions(
                Decimal.ZERO,
                Decimal.ZERO,
                defaults.spotFeeFraction(),
                defaults.linearMakerFeeFraction(),
                defaults.linearTakerFeeFraction(),
                defaults.initialMarginFraction(),
                defaults.maintenanceMarginFraction());
        return new HistoryVenue(Histories.series(BTC, List.of(candles)), assumptions, books, ignored -> price, this);
    }

    private static OrderIntent move(Side side, String stop) {
        return new OrderIntent(
                "move",
                EngineId.TREND,
                ACCOUNT,
                BTC,
                side,
                ExecutionStyle.MOVE_STOP,
                new OrderAmount.OfBase(dec("10")),
                true,
                0,
                START_MS,
                dec("100"),
                "test",
                dec(stop));
    }

    private static OrderIntent order(Side side, String quantity, @Nullable String stop) {
        return new OrderIntent(
                "intent",
                EngineId.TREND,
                ACCOUNT,
                BTC,
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(dec(quantity)),
                false,
                0,
                START_MS,
                dec("100"),
                "test",
                stop == null ? null : dec(stop));
    }

    @Override
    public void executed(Execution execution) {
        executions.add(execution);
        price = execution.price();
    }

    @Override
    public void moved(OrderUpdate update) {
        updates.add(update);
    }
}

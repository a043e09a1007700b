package io.eternalengine.backtester.venue;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.HOUR_MS;
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
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryVenueTest implements VenueListener {
    private static final String ACCOUNT = "CORE-HODL";

    private final VenueBooks books = new VenueBooks("USDT");
    private final List<Execution> executions = new ArrayList<>();
    private final List<OrderUpdate> updates = new ArrayList<>();

    @Test
    void aPurchaseFillsAtTheNextOpenWorseByHalfTheSpreadAndTheImpact() {
        // given volatility at its floor of 1 % and 0.99… coins against a volume of 1000: √ is 0.0316, impact 3.16 bps
        HistoryVenue venue = venue(
                FillAssumptions.defaults(),
                candle(BTC, 0, "100", "100", "100", "100"),
                candle(BTC, 1, "100", "100", "100", "100"),
                candle(BTC, 2, "110", "120", "105", "115"));
        deposit("1000");
        venue.place(buy(ExecutionStyle.MARKET, "110"), false);

        venue.open(2);

        // then 110 × (1 + 0.0001 + 0.01 × √(1 / 1000)), up to the tick
        assertThat(executions).hasSize(1);
        Execution execution = executions.getFirst();
        assertThat(execution.price()).isEqualTo(dec("110.05"));
        assertThat(execution.quantity()).isEqualTo(dec("0.999545"));
        assertThat(execution.executedAtMs()).isEqualTo(START_MS + 2 * HOUR_MS);
    }

    @Test
    void aPurchasePaysItsFeeInTheCoinAndASaleInCash() {
        HistoryVenue venue =
                venue(free(), candle(BTC, 0, "100", "100", "100", "100"), candle(BTC, 1, "100", "100", "100", "100"));
        deposit("1000");
        venue.place(buy(ExecutionStyle.MARKET, "100"), false);
        venue.open(0);
        venue.place(sell("0.5"), true);
        venue.open(1);

        assertThat(executions.get(0).fee()).isEqualTo(dec("0.001"));
        assertThat(executions.get(0).feeAsset()).isEqualTo("BTC");
        assertThat(executions.get(1).fee()).isEqualTo(dec("0.05"));
        assertThat(executions.get(1).feeAsset()).isEqualTo("USDT");
        assertThat(books.account(ACCOUNT).cash()).isEqualTo(dec("949.95"));
        assertThat(books.account(ACCOUNT).coins("BTC").quantity()).isEqualTo(dec("0.499"));
        assertThat(books.conservation().difference()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aPostOnlyOrderFillsOnlyWhenTheMarketTradesThroughIt() {
        HistoryVenue venue =
                venue(free(), candle(BTC, 0, "100", "101", "100", "100"), candle(BTC, 1, "100", "101", "99.99", "100"));
        deposit("1000");

        // when the low only touches the limit of 100
        venue.place(buy(ExecutionStyle.MAKER_THEN_MARKET, "100"), false);
        venue.open(0);
        venue.close(0);

        // then nothing filled, and the next open takes it
        assertThat(executions).isEmpty();
        venue.open(1);
        assertThat(executions).extracting(Execution::executedAtMs).containsExactly(START_MS + HOUR_MS);

        // when the low goes through the limit
        venue.place(buy(ExecutionStyle.MAKER_THEN_MARKET, "100"), false);
        venue.open(1);
        venue.close(1);

        // then it filled at its own price, inside the candle
        assertThat(executions.getLast().price()).isEqualTo(dec("100"));
        assertThat(executions.getLast().executedAtMs()).isEqualTo(START_MS + 2 * HOUR_MS - 1);
    }

    @Test
    void refusesWhatTheAccountCannotPay() {
        HistoryVenue venue = venue(free(), candle(BTC, 0, "100", "100", "100", "100"));
        deposit("50");
        venue.place(buy(ExecutionStyle.MARKET, "100"), false);
        venue.place(sell("1"), true);

        venue.open(0);

        assertThat(executions).isEmpty();
        assertThat(updates).extracting(OrderUpdate::state).containsExactly(OrderState.REJECTED, OrderState.REJECTED);
        assertThat(updates.getFirst().cause()).isEqualTo("insufficient balance: 100 is needed, 50 is held");
    }

    @Test
    void refusesAnOrderBelowTheMinimumValue() {
        HistoryVenue venue = venue(free(), candle(BTC, 0, "100", "100", "100", "100"));
        deposit("50");
        venue.place(buy(ExecutionStyle.MARKET, "4.99"), false);

        venue.open(0);

        assertThat(updates.getFirst().cause()).contains("is against the trading rules");
    }

    private HistoryVenue venue(FillAssumptions assumptions, Candle... candles) {
        return new HistoryVenue(
                Histories.series(BTC, List.of(candles)), assumptions, books, ignored -> dec("100"), this);
    }

    /** Fees only: no spread, no impact. */
    private static FillAssumptions free() {
        FillAssumptions defaults = FillAssumptions.defaults();
        return new FillAssumptions(
                Decimal.ZERO,
                Decimal.ZERO,
                defaults.spotFeeFraction(),
                defaults.linearMakerFeeFraction(),
                defaults.linearTakerFeeFraction(),
                defaults.initialMarginFraction(),
                defaults.maintenanceMarginFraction());
    }

    private void deposit(String amount) {
        books.apply(new LedgerEvent.Deposited(ACCOUNT, "USDT", dec(amount), dec(amount), START_MS));
    }

    private static OrderIntent buy(ExecutionStyle style, String quote) {
        return intent(Side.BUY, style, new OrderAmount.OfQuote(dec(quote)));
    }

    private static OrderIntent sell(String quantity) {
        return intent(Side.SELL, ExecutionStyle.MARKET, new OrderAmount.OfBase(dec(quantity)));
    }

    private static OrderIntent intent(Side side, ExecutionStyle style, OrderAmount amount) {
        return new OrderIntent(
                "intent",
                EngineId.CORE_HODL,
                ACCOUNT,
                BTC,
                side,
                style,
                amount,
                side == Side.SELL,
                0,
                START_MS,
                dec("100"),
                "test");
    }

    @Override
    public void executed(Execution execution) {
        executions.add(execution);
    }

    @Override
    public void moved(OrderUpdate update) {
        updates.add(update);
    }
}

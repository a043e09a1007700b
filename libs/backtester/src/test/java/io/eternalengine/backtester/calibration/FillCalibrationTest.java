package io.eternalengine.backtester.calibration;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.candle;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.backtester.CalibratedParameters;
import io.eternalengine.backtester.Histories;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.backtester.venue.HistoryVenue;
import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.backtester.venue.VenueListener;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FillCalibrationTest {
    private static final String ACCOUNT = "CORE-HODL";
    private static final int HOURS = 60;

    /** The market stands still at a price with a fine tick, so that rounding to the tick is small beside what is fitted. */
    private final MarketData market = Histories.data(List.of(Histories.series(
            BTC,
            IntStream.range(0, HOURS)
                    .mapToObj(hour -> candle(BTC, hour, "50000", "50000", "50000", "50000"))
                    .toList())));

    @Test
    void findsTheAssumptionsThatFilledTheOrders() {
        // given orders of many sizes, filled by a venue with three basis points of half-spread and half the usual
        // impact
        List<MeasuredOrder> orders = filledBy(assumptions("3", "0.5", "0.0008"), 40);

        // when
        FillCalibration.Fitted fitted = new FillCalibration(orders, market).fit();

        // then
        assertThat(fitted.orders()).isEqualTo(40);
        assertThat(fitted.compared()).isEqualTo(40);
        assertThat(fitted.halfSpreadBps().orElseThrow().doubleValue()).isCloseTo(3, within(0.01));
        assertThat(fitted.impactCoefficient().orElseThrow().doubleValue()).isCloseTo(0.5, within(0.005));
        assertThat(fitted.residualBps().orElseThrow().doubleValue()).isLessThan(0.01);
        assertThat(fitted.fees().spot()).contains(new BigDecimal("0.000800"));
        assertThat(fitted.fees().linearTaker()).isEmpty();
        assertThat(fitted.fees().linearMaker()).isEmpty();
    }

    @Test
    void writesWhatItFoundUnderTheKeysOfABacktestAndLeavesTheRestAlone() {
        List<MeasuredOrder> orders = filledBy(assumptions("3", "0", "0.001"), 40);

        List<String> lines = CalibratedParameters.lines(new FillCalibration(orders, market).fit());

        assertThat(lines)
                .contains(
                        "eternal.backtest.spot-fee-fraction = 0.001000",
                        "# eternal.backtest.linear-taker-fee-fraction: fewer than 20 orders were measured, so the default stays")
                .anyMatch(line -> line.startsWith("eternal.backtest.half-spread-bps = 3.0"));
    }

    @Test
    void fitsNothingToNineteenOrders() {
        List<MeasuredOrder> orders = filledBy(assumptions("3", "0.5", "0.0008"), FillCalibration.LEAST_ORDERS - 1);

        FillCalibration.Fitted fitted = new FillCalibration(orders, market).fit();

        assertThat(fitted.compared()).isEqualTo(19);
        assertThat(fitted.halfSpreadBps()).isEmpty();
        assertThat(fitted.impactCoefficient()).isEmpty();
        assertThat(fitted.fees().spot()).isEmpty();
    }

    @Test
    void leavesOutWhatRestedAndWhatWasFilledLateInACandle() {
        // given one order at each edge of the five minutes, and one that rested
        List<MeasuredOrder> orders = List.of(
                order(Duration.ZERO, false),
                order(Duration.ofMinutes(5), false),
                order(Duration.ofMinutes(5).plusMillis(1), false),
                order(Duration.ZERO, true));

        assertThat(new FillCalibration(orders, market).fit().compared()).isEqualTo(2);
    }

    @Test
    void neitherSpreadNorImpactIsBelowZero() {
        // given fills that were better than the open, the larger the better
        List<MeasuredOrder> orders = IntStream.rangeClosed(1, 30)
                .mapToObj(size -> new MeasuredOrder(
                        BTC,
                        Side.BUY,
                        BigDecimal.valueOf(size),
                        BigDecimal.valueOf(size).multiply(BigDecimal.valueOf(50_000 - size)),
                        BigDecimal.ZERO,
                        false,
                        START_MS + 30 * HOUR_MS))
                .toList();

        FillCalibration.Fitted fitted = new FillCalibration(orders, market).fit();

        assertThat(fitted.halfSpreadBps().orElseThrow()).isEqualByComparingTo("0");
        assertThat(fitted.impactCoefficient().orElseThrow()).isEqualByComparingTo("0");
        // and the file says so before each of both
        List<String> lines = CalibratedParameters.lines(fitted);
        for (String key : List.of("half-spread-bps", "impact-coefficient")) {
            int number = lines.indexOf("eternal.backtest." + key + " = 0.0");
            assertThat(lines.get(number - 1)).as(key).startsWith("# The next is at its bound");
        }
    }

    @Test
    void ordersOfOneSizeFitNeitherSpreadNorImpact() {
        // given purchases of one coin each, all a basis point above the open
        List<MeasuredOrder> orders = IntStream.range(0, 30)
                .mapToObj(_ -> new MeasuredOrder(
                        BTC,
                        Side.BUY,
                        BigDecimal.ONE,
                        BigDecimal.valueOf(50_005),
                        BigDecimal.ZERO,
                        false,
                        START_MS + 30 * HOUR_MS))
                .toList();

        FillCalibration.Fitted fitted = new FillCalibration(orders, market).fit();

        assertThat(fitted.compared()).isEqualTo(30);
        assertThat(fitted.halfSpreadBps()).isEmpty();
        assertThat(fitted.impactCoefficient()).isEmpty();
        assertThat(CalibratedParameters.lines(fitted))
                .contains(
                        "# eternal.backtest.impact-coefficient: the orders were of one size, which does not tell spread"
                                + " from impact, so the default stays");
    }

    private static MeasuredOrder order(Duration afterOpen, boolean maker) {
        return new MeasuredOrder(
                BTC,
                Side.SELL,
                BigDecimal.ONE,
                BigDecimal.valueOf(50_000),
                BigDecimal.ZERO,
                maker,
                START_MS + 30 * HOUR_MS + afterOpen.toMillis());
    }

    private List<MeasuredOrder> filledBy(FillAssumptions assumptions, int orders) {
        List<MeasuredOrder> measured = new ArrayList<>();
        MarketSeries series = market.of(BTC).orElseThrow();
        var books = new VenueBooks("USDT");
        books.apply(new LedgerEvent.Deposited(ACCOUNT, "USDT", dec("100000000"), dec("100000000"), START_MS));
        var venue = new HistoryVenue(series, assumptions, books, ignored -> dec("50000"), new VenueListener() {
            @Override
            public void executed(Execution execution) {
                measured.add(new MeasuredOrder(
                        execution.instrument(),
                        execution.side(),
                        execution.quantity().toBigDecimal(),
                        execution.value().toBigDecimal(),
                        execution.feeInQuote().toBigDecimal(),
                        false,
                        execution.executedAtMs()));
            }

            @Override
            public void moved(OrderUpdate update) {}
        });
        for (int i = 0; i < orders; i++) {
            venue.place(purchase(i), false);
            venue.open(10 + i);
        }
        return measured;
    }

    private static OrderIntent purchase(int number) {
        return new OrderIntent(
                "intent-" + number,
                EngineId.CORE_HODL,
                ACCOUNT,
                BTC,
                Side.BUY,
                ExecutionStyle.MARKET,
                new OrderAmount.OfQuote(Decimal.of(10_000L * (number + 1))),
                false,
                0,
                START_MS,
                dec("50000"),
                "test");
    }

    private static FillAssumptions assumptions(String halfSpreadBps, String impactCoefficient, String spotFee) {
        FillAssumptions defaults = FillAssumptions.defaults();
        return new FillAssumptions(
                dec(halfSpreadBps),
                dec(impactCoefficient),
                dec(spotFee),
                defaults.linearMakerFeeFraction(),
                defaults.linearTakerFeeFraction(),
                defaults.initialMarginFraction(),
                defaults.maintenanceMarginFraction());
    }
}

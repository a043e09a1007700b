package io.eternalengine.local.fleet.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.calibration.FillCalibration;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.Side;
import org.junit.jupiter.api.Test;

class MeasuredOrdersTest {
    private final MeasuredOrders orders = new MeasuredOrders();

    @Test
    void executionsOfOneOrderAreOneAndWhatTheExchangeDidByItselfIsNone() {
        // given an order in two parts, another order, and a stop
        orders.observe("executions-0@7", execution("e-1", "c-1", "0.001", "USDT"));
        orders.observe("executions-0@7", execution("e-2", "c-1", "0.001", "USDT"));
        orders.observe("executions-0@7", execution("e-3", "c-2", "0.001", "USDT"));
        orders.observe("executions-0@7", execution("e-4", "", "0.001", "USDT"));

        assertThat(orders.calibration().fit().orders()).isEqualTo(2);
    }

    @Test
    void aFeeInTheCoinCountsAtThePriceOfTheExecution() {
        // given purchases of 0.01 BTC at 50 000 that paid a thousandth in the coin
        for (int i = 0; i < FillCalibration.LEAST_ORDERS; i++) {
            orders.observe("executions-0@7", execution("e-" + i, "c-" + i, "0.00001", "BTC"));
        }

        assertThat(orders.calibration().fit().fees().spot().orElseThrow()).isEqualByComparingTo("0.001");
    }

    @Test
    void anExecutionThatIsToldTwiceCountsOnce() {
        // given purchases that pay a thousandth, of which one that paid a hundredth is told ever again
        for (int i = 0; i < FillCalibration.LEAST_ORDERS - 1; i++) {
            orders.observe("executions-0@7", execution("e-" + i, "c-" + i, "0.5", "USDT"));
            orders.observe("executions-0@8", execution("dear", "c-dear", "5", "USDT"));
        }

        // then 19 × 0.5 and 5 were paid of 20 × 500
        assertThat(orders.calibration().fit().fees().spot().orElseThrow()).isEqualByComparingTo("0.00145");
    }

    @Test
    void aRecordThatBreaksARuleIsLeftOutAndNamed() {
        // given
        ExecutionReported sound = execution("e-1", "c-1", "0.001", "USDT");
        orders.observe("executions-0@7", sound.toBuilder().setPrice("dear").build());
        orders.observe("executions-0@8", sound.toBuilder().setQuantity("0").build());
        orders.observe("candles-2@9", CandleClosed.getDefaultInstance());
        orders.observe("instruments-0@1", InstrumentDescribed.getDefaultInstance());
        // when
        orders.observe("executions-0@9", sound);
        // then
        assertThat(orders.calibration().fit().orders()).isEqualTo(1);
        assertThat(orders.refused()).hasSize(4).first().asString().startsWith("executions-0@7: price is ");
    }

    private static ExecutionReported execution(String id, String order, String fee, String feeAsset) {
        return ExecutionReported.newBuilder()
                .setExecutionId(id)
                .setClientOrderId(order)
                .setIntentId(order.isEmpty() ? "" : "intent")
                .setEngine("CORE-HODL")
                .setAccount("CORE-HODL")
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol("BTCUSDT")
                .setSide(Side.SIDE_BUY)
                .setPrice("50000")
                .setQuantity("0.01")
                .setValue("500")
                .setFee(fee)
                .setFeeAsset(feeAsset)
                .setExecutedAtMs(1_704_844_800_000L)
                .build();
    }
}

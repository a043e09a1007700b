package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Side;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.service.execution.journal.ChildOrder;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange does not always name the coin of a fee. */
class FeeAssetTest {
    @ParameterizedTest
    @CsvSource({
        "SPOT,   BUY,   0.000000336, '',   BTC",
        "SPOT,   SELL,  0.0134,      '',   USDT",
        "SPOT,   BUY,  -0.0134,      '',   USDT",
        "SPOT,   SELL, -0.000000336, '',   BTC",
        "SPOT,   BUY,   0.02,        MNT,  MNT",
        "LINEAR, BUY,   0.0134,      '',   USDT",
        "LINEAR, SELL,  0.0134,      '',   USDT"
    })
    void aFeeWithoutACoinIsChargedWhereTheExchangeChargesIt(
            Category category, Side side, BigDecimal fee, String named, String asset) {
        var id = category == Category.SPOT ? InstrumentId.spot("BTCUSDT") : InstrumentId.linear("BTCUSDT");
        var report = new ExecutionReport(
                category,
                "BTCUSDT",
                "e1",
                "o1",
                "link",
                side,
                "Trade",
                "",
                new BigDecimal("40000"),
                new BigDecimal("0.000336"),
                new BigDecimal("13.44"),
                fee,
                named,
                false,
                ExecutorScene.NOW_MS);

        assertThat(Requests.execution(report, childOrder().intentId(), "CORE-HODL", instrument(id))
                        .feeAsset())
                .isEqualTo(asset);
    }

    private static ChildOrder childOrder() {
        return new ChildOrder(
                "a",
                1,
                ChildOrder.Kind.MARKET,
                new OrderAmount.OfBase(Decimal.of("0.000336")),
                null,
                ChildOrder.State.SUBMITTED,
                "",
                Decimal.ZERO,
                Decimal.ZERO,
                ExecutorScene.NOW_MS,
                ExecutorScene.NOW_MS,
                "");
    }

    private static Instrument instrument(InstrumentId id) {
        return new Instrument(
                id,
                "BTC",
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.000001"),
                Decimal.of("0.000011"),
                Decimal.of(83),
                Decimal.of(5),
                Decimal.of("0.0000001"));
    }
}

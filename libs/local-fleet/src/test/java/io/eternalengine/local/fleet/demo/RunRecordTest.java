package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AssetBalance;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.HaltLifted;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PerpetualPositionMessage;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;
import io.eternalengine.topics.Topic;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunRecordTest {
    private final Messages messages = new Messages();
    private final RunRecord run = new RunRecord();

    @Test
    void countsAPurchaseOnceHoweverManyTriesAndExecutionsItTook() {
        run.observe(messages.execution("e-1", "CORE-HODL.dca.BTCUSDT.part-01.try-1", "0.1"));
        run.observe(messages.execution("e-2", "CORE-HODL.dca.BTCUSDT.part-01.try-2", "0.1"));
        run.observe(messages.execution("e-3", "CORE-HODL.dca.BTCUSDT.part-02.try-1", "0.1"));
        run.observe(messages.execution("e-4", "CORE-HODL.reduction.7.BTCUSDT.try-1", "0.1"));

        assertThat(run.dcaPurchases()).containsExactlyInAnyOrderEntriesOf(Map.of("BTC", 2, "ETH", 0));
    }

    @Test
    void countsACandleThatComesTwiceOrLate() {
        run.observe(candle("BTCUSDT", 0));
        run.observe(candle("BTCUSDT", 1));
        run.observe(candle("ETHUSDT", 0));
        run.observe(candle("BTCUSDT", 1));
        run.observe(candle("BTCUSDT", 0));
        run.observe(candle("BTCUSDT", 2));

        assertThat(run.candlesOutOfOrder()).isEqualTo(2);
        assertThat(run.candles()).containsExactlyInAnyOrderEntriesOf(Map.of("BTCUSDT", 5, "ETHUSDT", 1));
    }

    @Test
    void measuresFromTheMarketMessageToTheFirstByte() {
        run.observe(orderLeft("c-1", 1_000_000, 1_012_000));
        run.observe(messages.seen(
                Topic.ORDER_EVENTS,
                OrderStateChanged.newBuilder()
                        .setClientOrderId("c-2")
                        .setState(OrderState.ORDER_STATE_CREATED)
                        .build()));

        assertThat(run.candleToOrder().count()).isEqualTo(1);
        assertThat(run.candleToOrder().p50()).isBetween(11.9, 12.1);
    }

    @Test
    void measuresTheLastOpeningThatLeftAfterAHalt() {
        run.observe(placed("c-1", false));
        run.observe(placed("c-2", true));
        run.observe(placed("c-3", false));
        run.observe(halt("operator", 1_000_000));
        run.observe(orderLeft("c-1", 0, 1_004_000));
        run.observe(orderLeft("c-2", 0, 1_009_000));
        run.observe(lift("operator", 2_000_000));
        run.observe(orderLeft("c-3", 0, 2_500_000));

        assertThat(run.haltToLastOrder().count()).isEqualTo(1);
        assertThat(run.haltToLastOrder().max()).isBetween(3.9, 4.1);
    }

    @Test
    void measuresTheLastFillOfAnOpeningAfterAHalt() {
        run.observe(placed("c-1", false));
        run.observe(placed("c-2", true));
        run.observe(halt("operator", 1_000_000));
        run.observe(filled("c-1", 1_007));
        run.observe(filled("c-2", 1_500));
        run.observe(lift("operator", 2_000_000));
        run.observe(filled("c-1", 2_500));

        assertThat(run.haltToLastFill().count()).isEqualTo(1);
        assertThat(run.haltToLastFill().max()).isBetween(6.9, 7.1);
    }

    private static SeenRecord filled(String clientOrderId, long statedMs) {
        var execution = ExecutionReported.newBuilder()
                .setExecutionId(clientOrderId + statedMs)
                .setIntentId(clientOrderId)
                .build();
        return new SeenRecord(Topic.EXECUTIONS, 0, statedMs, execution, statedMs);
    }

    @Test
    void findsEveryDifferenceBetweenLedgerAndVenue() throws Exception {
        var venue = new ObjectMapper().readTree("""
                        {"CORE-HODL": {"balances": {"USDT": "10.50", "BTC": "0.1", "ETH": "0"}}}
                        """);

        assertThat(compare(venue, "10.5", "0.1").equal()).isTrue();
        assertThat(compare(venue, "10.5", "0.10000001").differences())
                .containsExactly("CORE-HODL BTC: ledger 0.10000001, venue 0.1");
    }

    @Test
    void findsDifferencesOfPositionsAndOfFunding() throws Exception {
        // given
        var venue = new ObjectMapper().readTree("""
                        {"TREND-1": {"balances": {"USDT": "10"}, "positions": {"BTCUSDT": {"size": "0.5"}}}}
                        """);
        var snapshot = AccountSnapshot.newBuilder()
                .setAccount("TREND-1")
                .addBalances(AssetBalance.newBuilder().setAsset("USDT").setAmount("10"))
                .addPositions(PerpetualPositionMessage.newBuilder()
                        .setSymbol("BTCUSDT")
                        .setQuantity("0.6"))
                .build();

        // when
        var comparison = LedgerComparison.of(
                Map.of("TREND-1", snapshot),
                venue,
                Set.of("TREND-1"),
                new TreeMap<>(Map.of("TREND-1", new BigDecimal("-1.5"))),
                new TreeMap<>(Map.of("TREND-1", new BigDecimal("-1.25"))));

        // then
        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.allEqual()).isFalse();
        assertThat(comparison.allDifferences())
                .containsExactly(
                        "TREND-1 BTCUSDT: ledger 0.6, venue 0.5", "funding of TREND-1: ledger -1.5, venue -1.25");
    }

    @Test
    void takesAnAccountThatTradedWithoutASnapshotForADifference() throws Exception {
        var venue = new ObjectMapper().readTree("{}");

        assertThat(LedgerComparison.of(Map.of(), venue, Set.of("TREND-1"), new TreeMap<>(), new TreeMap<>())
                        .differences())
                .containsExactly("TREND-1 has traded, but there is no snapshot of it");
    }

    private static LedgerComparison compare(JsonNode venue, String usdt, String btc) {
        var snapshot = AccountSnapshot.newBuilder()
                .setAccount("CORE-HODL")
                .addBalances(AssetBalance.newBuilder().setAsset("USDT").setAmount(usdt))
                .addBalances(AssetBalance.newBuilder().setAsset("BTC").setAmount(btc))
                .build();
        return LedgerComparison.of(
                Map.of("CORE-HODL", snapshot), venue, Set.of("CORE-HODL"), new TreeMap<>(), new TreeMap<>());
    }

    private SeenRecord orderLeft(String clientOrderId, long originUs, long firstByteUs) {
        return messages.seen(
                Topic.ORDER_EVENTS,
                OrderStateChanged.newBuilder()
                        .setClientOrderId(clientOrderId)
                        .setState(OrderState.ORDER_STATE_ACKNOWLEDGED)
                        .setOriginWallUs(originUs)
                        .setFirstByteWallUs(firstByteUs)
                        .build());
    }

    private SeenRecord placed(String clientOrderId, boolean reduces) {
        return messages.seen(
                Topic.ORDER_COMMANDS,
                PlaceOrder.newBuilder()
                        .setClientOrderId(clientOrderId)
                        .setIntentId(clientOrderId)
                        .setReducesExposure(reduces)
                        .build());
    }

    private SeenRecord halt(String key, long issuedUs) {
        return messages.seen(
                Topic.RISK_COMMANDS,
                RiskCommand.newBuilder()
                        .setIssuedAtWallUs(issuedUs)
                        .setHaltImposed(HaltImposed.newBuilder()
                                .setHaltKey(key)
                                .setScope(RiskScope.newBuilder().setAll(true)))
                        .build());
    }

    private SeenRecord lift(String key, long issuedUs) {
        return messages.seen(
                Topic.RISK_COMMANDS,
                RiskCommand.newBuilder()
                        .setIssuedAtWallUs(issuedUs)
                        .setHaltLifted(HaltLifted.newBuilder().setHaltKey(key))
                        .build());
    }

    private SeenRecord candle(String symbol, int hour) {
        return messages.seen(
                Topic.CANDLES,
                CandleClosed.newBuilder()
                        .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                        .setSymbol(symbol)
                        .setOpenTimeMs(Messages.T0 + hour * Messages.HOUR_MS)
                        .setIntervalMs(Messages.HOUR_MS)
                        .build());
    }
}

package io.eternalengine.service.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.probe.EngineSurroundings;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as a process: what it refuses, and that both legs are entered and left together, also over a power cut. */
class PackagedFundingTest {
    private static final InstrumentId SPOT = InstrumentId.spot("BTCUSDT");
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");
    private static final Decimal PRICE = Decimal.of(40_000);
    /** Of the perpetual. */
    private static final Decimal LOT = Decimal.of("0.001");

    private static final Map<String, String> ONE_ASSET =
            Map.of("eternal.funding.assets", "BTC", "eternal.funding.btc.share", "1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eternal.funding.assets | BTC | eternal.funding: sum of shares is 0.4: must be 1",
                "eternal.funding.leg-time | 1S | eternal.funding.leg-time is no parameter; known are "
            })
    void refusesConfigurationThatBreaksARule(String key, String value, String sentence) {
        try (var service = PackagedService.start(Map.of(key, value))) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.output()).contains("Configuration refused: " + sentence);
        }
    }

    /**
     * A carry is entered while the power is cut between its legs, and left. Of the next one the short is neither filled nor
     * refused: after the time-out the coins are sold, and the short that comes after all is closed.
     */
    @Test
    void entersAndLeavesBothLegsAndUnwindsAHedgeThatDoesNotComeInTime() {
        try (var around = ready()) {
            OrderIntended coins;
            try (var service = PackagedService.start(ONE_ASSET)) {
                service.awaitUrl();
                around.awaitRule("capital-assigned");
                around.awaitRule("risk-lease-held");
                coins = awaitEntry(around, 0, 1);
                service.kill();
            }
            around.fill(coins);

            try (var service = PackagedService.start(ONE_ASSET)) {
                service.awaitUrl();
                OrderIntended hedge = around.awaitIntent(2);
                assertThat(legAndSide(hedge)).isEqualTo("LINEAR SELL");
                around.fill(hedge);
                around.awaitRule("entered");
                assertThat(distance(around.intents())).isLessThan(LOT);

                around.settle(PERPETUAL, 24, "-0.0002");
                closeHour(around, 24);
                around.awaitIntent(4);
                List<OrderIntended> leaving = around.intents().subList(2, 4);
                leaving.forEach(around::fill);
                around.awaitRule("left");
                assertThat(leaving)
                        .allMatch(OrderIntended::getReducesExposure)
                        .extracting(PackagedFundingTest::legAndSide)
                        .containsExactlyInAnyOrder("LINEAR BUY", "SPOT SELL");
                assertThat(distance(around.intents())).isLessThan(LOT);

                around.fill(awaitEntry(around, 48, 5));
                OrderIntended late = around.awaitIntent(6);
                around.ticker(PERPETUAL, 48 + 19, PRICE, "0.0002");
                OrderIntended sale = around.awaitIntent(7);
                assertThat(legAndSide(sale)).isEqualTo("SPOT SELL");
                assertThat(sale.getReducesExposure()).isTrue();
                around.fill(sale);
                around.fill(late);
                OrderIntended closing = around.awaitIntent(8);
                assertThat(legAndSide(closing)).isEqualTo("LINEAR BUY");
                assertThat(closing.getReducesExposure()).isTrue();
                around.fill(closing);
                assertThat(distance(around.intents())).isLessThan(LOT);
            }
            assertThat(around.decisionsInSequence()).isNotEmpty();
        }
    }

    /** The coins of a carry, once funding was positive from this hour on. */
    private static OrderIntended awaitEntry(EngineSurroundings around, long hour, int intents) {
        around.settle(PERPETUAL, hour, "0.0002");
        around.settle(PERPETUAL, hour + 8, "0.0002");
        around.settle(PERPETUAL, hour + 16, "0.0002");
        around.ticker(PERPETUAL, hour + 17, PRICE, "0.0002");
        closeHour(around, hour + 16);
        closeHour(around, hour + 17);
        OrderIntended coins = around.awaitIntent(intents);
        assertThat(legAndSide(coins)).isEqualTo("SPOT BUY");
        return coins;
    }

    private static String legAndSide(OrderIntended intent) {
        return intent.getCategory().name().substring("MARKET_CATEGORY_".length()) + " "
                + intent.getSide().name().substring("SIDE_".length());
    }

    private static EngineSurroundings ready() {
        return new EngineSurroundings(EngineId.FUNDING, "FUNDING")
                .beat()
                .describe(SPOT)
                .describe(PERPETUAL)
                .allocate("7500", "50000");
    }

    private static void closeHour(EngineSurroundings around, long hour) {
        around.candle(SPOT, hour, PRICE, PRICE);
        around.candle(PERPETUAL, hour, PRICE, PRICE);
    }

    /** How far the legs are apart once all these are filled, in the coin. */
    private static Decimal distance(List<OrderIntended> filled) {
        Decimal distance = Decimal.ZERO;
        for (OrderIntended intent : filled) {
            Decimal quantity = Decimal.of(intent.getQuantity());
            distance = intent.getSide() == Side.SIDE_BUY ? distance.plus(quantity) : distance.minus(quantity);
        }
        return distance.abs();
    }
}

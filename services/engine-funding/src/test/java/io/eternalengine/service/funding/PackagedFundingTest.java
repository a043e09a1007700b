package io.eternalengine.service.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.probe.EngineSurroundings;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.MarketCategory;
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

    @Test
    void entersAndLeavesBothLegsThoughThePowerIsCutBetweenThem() {
        try (var around = ready()) {
            OrderIntended coins;
            try (var service = PackagedService.start(ONE_ASSET)) {
                coins = awaitEntry(around, service);
                service.kill();
            }
            around.fill(coins);

            try (var service = PackagedService.start(ONE_ASSET)) {
                service.awaitUrl();
                OrderIntended hedge = around.awaitIntent(2);
                around.fill(hedge);
                around.awaitRule("entered");

                assertThat(hedge.getCategory()).isEqualTo(MarketCategory.MARKET_CATEGORY_LINEAR);
                assertThat(hedge.getSide()).isEqualTo(Side.SIDE_SELL);
                assertThat(distance(around.intents())).isLessThan(Decimal.of("0.001"));

                around.settle(PERPETUAL, 24, "-0.0002");
                closeHour(around, 24);
                around.awaitIntent(4);
                around.intents().subList(2, 4).forEach(around::fill);
                around.awaitRule("left");
            }

            List<OrderIntended> leaving =
                    around.intents().subList(2, around.intents().size());
            assertThat(leaving).allMatch(OrderIntended::getReducesExposure);
            assertThat(leaving)
                    .extracting(intent -> intent.getCategory() + " " + intent.getSide())
                    .contains("MARKET_CATEGORY_LINEAR SIDE_BUY", "MARKET_CATEGORY_SPOT SIDE_SELL");
            assertThat(distance(around.intents())).isLessThan(Decimal.of("0.001"));
            inSequence(around.decisions());
        }
    }

    /** The short is neither filled nor refused: five seconds later the coins are sold, and the short that comes after all is closed. */
    @Test
    void aHedgeThatDoesNotComeInTimeIsUnwound() {
        try (var around = ready();
                var service = PackagedService.start(ONE_ASSET)) {
            OrderIntended coins = awaitEntry(around, service);
            around.fill(coins);
            OrderIntended hedge = around.awaitIntent(2);
            around.ticker(PERPETUAL, 19, PRICE, "0.0002");
            around.awaitRule("leg-unwound");
            OrderIntended sale = around.awaitIntent(3);
            assertThat(sale.getCategory()).isEqualTo(MarketCategory.MARKET_CATEGORY_SPOT);
            assertThat(sale.getSide()).isEqualTo(Side.SIDE_SELL);
            assertThat(sale.getReducesExposure()).isTrue();
            around.fill(sale);

            around.fill(hedge);

            OrderIntended closing = around.awaitIntent(4);
            assertThat(closing.getSide()).isEqualTo(Side.SIDE_BUY);
            assertThat(closing.getReducesExposure()).isTrue();
            assertThat(closing.getQuantity()).isEqualTo(hedge.getQuantity());
            around.fill(closing);
            assertThat(distance(around.intents())).isLessThan(Decimal.of("0.001"));
        }
    }

    /** Three tries of the short are refused: the coins are sold. */
    @Test
    void aHedgeThatIsRefusedAgainAndAgainIsUnwound() {
        try (var around = ready();
                var service = PackagedService.start(ONE_ASSET)) {
            around.fill(awaitEntry(around, service));
            for (int attempt = 2; attempt <= 4; attempt++) {
                around.reject(around.awaitIntent(attempt));
            }

            OrderIntended sale = around.awaitIntent(5);

            around.awaitRule("leg-unwound");
            assertThat(sale.getCategory()).isEqualTo(MarketCategory.MARKET_CATEGORY_SPOT);
            assertThat(sale.getSide()).isEqualTo(Side.SIDE_SELL);
        }
    }

    private static OrderIntended awaitEntry(EngineSurroundings around, PackagedService service) {
        service.awaitUrl();
        around.awaitRule("capital-assigned");
        around.awaitRule("risk-lease-held");
        around.settle(PERPETUAL, 0, "0.0002");
        around.settle(PERPETUAL, 8, "0.0002");
        around.settle(PERPETUAL, 16, "0.0002");
        around.ticker(PERPETUAL, 17, PRICE, "0.0002");
        closeHour(around, 16);
        closeHour(around, 17);
        OrderIntended coins = around.awaitIntent(1);
        assertThat(coins.getCategory()).isEqualTo(MarketCategory.MARKET_CATEGORY_SPOT);
        assertThat(coins.getSide()).isEqualTo(Side.SIDE_BUY);
        return coins;
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

    private static void inSequence(List<DecisionRecorded> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            assertThat(decisions.get(i).getSequence()).isEqualTo(i + 1L);
        }
    }
}

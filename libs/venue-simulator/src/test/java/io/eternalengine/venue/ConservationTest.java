package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is traded, no coin is made or lost, and the same commands make the same books. */
class ConservationTest {

    private static final int COMMANDS = 1_500;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void keepsTheSumOfEachCoinUnderRandomTrading(long seed) {
        // when
        VenueFixture venue = tradeAtRandom(seed);

        // then
        assertThat(venue.venue.log().executionsMade()).isGreaterThan(COMMANDS / 10);
        assertThat(venue.total("USDT")).isEqualByComparingTo("100000");
        assertThat(venue.total("BTC")).isZero();
        // A unified account may owe USDT, but never more than it owns.
        assertThat(venue.venue.equity(venue.venue.account(VenueFixture.ACCOUNT)))
                .isNotNegative();
        assertThat(venue.balance("BTC")).isNotNegative();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void keepsTheSumOfEachCoinWhenPositionsAreTakenOver(long seed) {
        // when leverage is high and prices jump
        VenueFixture venue = new VenueFixture("20000");
        venue.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("50"));
        tradeAtRandom(venue, seed, 0.08);

        // then
        assertThat(venue.venue.log().executions()).anyMatch(execution -> execution.type() == ExecutionType.BUST_TRADE);
        assertThat(venue.total("USDT")).isEqualByComparingTo("20000");
        assertThat(venue.total("BTC")).isZero();
        assertThat(venue.venue.equity(venue.venue.account(VenueFixture.ACCOUNT)))
                .isNotNegative();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void explainsEveryChangeOfAWalletByItsExecutions(long seed) {
        // when
        VenueFixture venue = tradeAtRandom(seed);

        // then the coins are those of the spot fills less the fees
        BigDecimal coins = BigDecimal.ZERO;
        for (Execution execution : venue.venue.log().executions()) {
            if (execution.order().request().listing().category() == Category.SPOT) {
                boolean buy = execution.order().request().side() == Side.BUY;
                coins = coins.add(
                        buy
                                ? execution.quantity().subtract(execution.fee())
                                : execution.quantity().negate());
            }
        }
        assertThat(venue.balance("BTC")).isEqualByComparingTo(coins);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6})
    void repeatsExactlyForTheSameCommands(long seed) {
        assertThat(tradeAtRandom(seed).events).isEqualTo(tradeAtRandom(seed).events);
    }

    private static VenueFixture tradeAtRandom(long seed) {
        return tradeAtRandom(new VenueFixture("100000"), seed, 0.01);
    }

    private static VenueFixture tradeAtRandom(VenueFixture given, long seed, double widestMove) {
        Random random = new Random(seed);
        List<String> open = new ArrayList<>();
        double price = 50_000;
        for (int i = 0; i < COMMANDS; i++) {
            given.venue.setTime(1_000L + i);
            try {
                String linkId = "order-" + i;
                String quantity = "0.0" + (10 + random.nextInt(80));
                Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
                switch (random.nextInt(7)) {
                    case 0 -> given.spotMarket(side, quantity, false, linkId);
                    case 1 -> given.spotMarket(Side.BUY, "1" + random.nextInt(100), true, linkId);
                    case 2 -> given.linearMarket(side, "0." + (1 + random.nextInt(9)), false, linkId);
                    case 3 -> {
                        Listing listing = random.nextBoolean() ? VenueFixture.SPOT : VenueFixture.LINEAR;
                        String limit = Long.toString(Math.round(price * (0.98 + random.nextDouble() * 0.04)));
                        given.limit(listing, side, quantity.substring(0, 4), limit, "GTC", linkId);
                        open.add(linkId);
                    }
                    case 4 -> given.venue.settleFunding("BTCUSDT", new BigDecimal("0.000137"));
                    case 5 -> {
                        if (!open.isEmpty()) {
                            given.venue.cancel(
                                    VenueFixture.ACCOUNT, Category.SPOT, "", open.get(random.nextInt(open.size())));
                        }
                    }
                    default -> {
                        price = price * (1 - widestMove + random.nextDouble() * 2 * widestMove);
                        given.price(VenueFixture.SPOT, Long.toString(Math.round(price)));
                        given.price(VenueFixture.LINEAR, Long.toString(Math.round(price * 1.001)));
                    }
                }
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isNotNull();
            }
        }
        return given;
    }
}

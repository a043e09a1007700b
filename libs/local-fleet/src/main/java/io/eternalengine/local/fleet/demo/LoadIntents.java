package io.eternalengine.local.fleet.demo;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Validity;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small purchases and sales of coins in three accounts in turn, as their engines would ask for them. */
final class LoadIntents {
    /** In USDT; well above the least that the exchange takes, so that a sale of a little less is taken, too. */
    private static final Decimal VALUE = Decimal.of(12);
    /** What is bought before the load, so that there is something to sell; below what is split over time. */
    private static final Decimal STOCK = Decimal.of(20_000);

    private static final int QUANTITY_DECIMALS = 5;
    private static final List<InstrumentId> MARKETS =
            List.of(InstrumentId.spot("BTCUSDT"), InstrumentId.spot("ETHUSDT"));
    private static final List<Seller> SELLERS = List.of(
            new Seller(EngineId.CORE_HODL, "CORE-HODL"),
            new Seller(EngineId.FUNDING, "FUNDING"),
            new Seller(EngineId.TACTICAL, "TACTICAL"));

    private record Seller(EngineId engine, String account) {}

    private final Map<InstrumentId, Decimal> prices;
    private final int reductionEvery;
    private final Duration validity;
    private final long riskEpoch;

    /**
     * @param riskEpoch that is in force
     * @param prices of the markets now, in USDT
     * @param reductionEvery each so many-th intent of an account and market sells
     */
    LoadIntents(long riskEpoch, Map<InstrumentId, Decimal> prices, int reductionEvery, Duration validity) {
        this.riskEpoch = riskEpoch;
        this.prices = Map.copyOf(prices);
        this.reductionEvery = reductionEvery;
        this.validity = validity;
    }

    static List<InstrumentId> markets() {
        return MARKETS;
    }

    /** One purchase in each account and market. */
    List<OrderIntent> stock(long nowMs) {
        return SELLERS.stream()
                .flatMap(seller -> MARKETS.stream()
                        .map(market -> intent(
                                "load.stock." + seller.account() + "." + market.symbol(),
                                seller,
                                market,
                                Side.BUY,
                                new OrderAmount.OfQuote(STOCK),
                                nowMs,
                                nowMs + Duration.ofHours(1).toMillis())))
                .toList();
    }

    /** The intent of this number, from 0. Whether it sells follows from the number, so reductions are spread over all. */
    OrderIntent intent(int number, long nowMs) {
        int ways = SELLERS.size() * MARKETS.size();
        int way = number % ways;
        InstrumentId market = MARKETS.get(way / SELLERS.size());
        boolean sells = isReduction(number);
        return intent(
                "load." + number,
                SELLERS.get(way % SELLERS.size()),
                market,
                sells ? Side.SELL : Side.BUY,
                sells ? new OrderAmount.OfBase(quantity(market)) : new OrderAmount.OfQuote(VALUE),
                nowMs,
                sells ? Validity.until(nowMs, true) : nowMs + validity.toMillis());
    }

    boolean isReduction(int number) {
        return number / (SELLERS.size() * MARKETS.size()) % reductionEvery == reductionEvery - 1;
    }

    private Decimal price(InstrumentId market) {
        return Objects.requireNonNull(prices.get(market), market::key);
    }

    private Decimal quantity(InstrumentId market) {
        return VALUE.dividedBy(price(market), QUANTITY_DECIMALS, RoundingMode.DOWN);
    }

    private OrderIntent intent(
            String id,
            Seller seller,
            InstrumentId market,
            Side side,
            OrderAmount amount,
            long nowMs,
            long validUntilMs) {
        return new OrderIntent(
                id,
                seller.engine(),
                seller.account(),
                market,
                side,
                ExecutionStyle.MARKET,
                amount,
                false,
                riskEpoch,
                nowMs,
                price(market),
                "load",
                null,
                validUntilMs);
    }
}

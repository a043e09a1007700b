package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The risk limits of a linear market: the greater a position, the more margin each part of it needs and the lower its highest
 * leverage. The tables have the form of the exchange's, whose own change often and differ by market.
 */
public final class RiskTiers {

    /**
     * One tier.
     *
     * @param limit greatest position value in the quote coin
     * @param maintenanceRate fraction of the value that must be covered
     * @param deduction taken off, so that the maintenance margin has no jump where a tier begins
     */
    public record Tier(
            int id, BigDecimal limit, BigDecimal maintenanceRate, BigDecimal maxLeverage, BigDecimal deduction) {

        /** Fraction of the value that the highest leverage needs. */
        public BigDecimal initialRate() {
            return BigDecimal.ONE.divide(maxLeverage, 4, RoundingMode.HALF_EVEN);
        }
    }

    /** Limit in USDT, maintenance rate, highest leverage. */
    private static final RiskTiers LARGE = of(
            "2000000 0.005 100",
            "10000000 0.01 50",
            "20000000 0.02 25",
            "50000000 0.05 10",
            "100000000 0.1 5",
            "300000000 0.2 2");

    private static final RiskTiers OTHER =
            of("200000 0.01 50", "1000000 0.02 25", "5000000 0.05 10", "20000000 0.1 5", "100000000 0.2 2");

    private final List<Tier> tiers;

    private RiskTiers(List<Tier> tiers) {
        this.tiers = List.copyOf(tiers);
    }

    private static RiskTiers of(String... rows) {
        List<Tier> tiers = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            Tier last = tiers.isEmpty() ? null : tiers.getLast();
            tiers.add(new Tier(
                    tiers.size() + 1,
                    new BigDecimal(cells[0]),
                    new BigDecimal(cells[1]),
                    new BigDecimal(cells[2]),
                    deduction(last, new BigDecimal(cells[1]))));
        }
        return new RiskTiers(tiers);
    }

    private static BigDecimal deduction(@Nullable Tier last, BigDecimal rate) {
        return last == null
                ? BigDecimal.ZERO
                : last.deduction().add(last.limit().multiply(rate.subtract(last.maintenanceRate())));
    }

    /** The tiers of a symbol, lowest first. */
    public static RiskTiers of(String symbol) {
        return switch (symbol) {
            case "BTCUSDT", "ETHUSDT" -> LARGE;
            default -> OTHER;
        };
    }

    /** All tiers, lowest first. */
    public List<Tier> all() {
        return tiers;
    }

    /** The tier of a position value; the last one beyond it. */
    public Tier tierOf(BigDecimal value) {
        return tiers.stream()
                .filter(tier -> value.compareTo(tier.limit()) <= 0)
                .findFirst()
                .orElse(tiers.getLast());
    }

    /** The highest leverage of the market. */
    public BigDecimal maxLeverage() {
        return tiers.getFirst().maxLeverage();
    }

    /** Refuses a position that its leverage, or the market at all, does not allow. */
    void require(BigDecimal value, BigDecimal leverage) {
        if (value.compareTo(tiers.getLast().limit()) > 0) {
            throw new Refusal(ReturnCode.LINEAR_BEYOND_RISK_LIMIT);
        }
        BigDecimal most = tierOf(value).maxLeverage();
        if (leverage.compareTo(most) > 0) {
            throw Refusal.saying(
                    ReturnCode.LINEAR_POSITION_TOO_LARGE,
                    "Order placement failed as your position may exceed the max limit. Please adjust your leverage to "
                            + most.toPlainString() + " or below to increase the max. position limit");
        }
    }
}

package io.eternalengine.local.fleet.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account earned and paid by its executions, all in the quote coin. Coins that were paid as a fee count as held: the average
 * cost of a market that is never sold out is off by a trace of them.
 *
 * @param fills without settlements of funding
 * @param realisedPnl by what closed something, over its average cost, before fees
 * @param funding received; negative when paid
 * @param fees paid
 */
record AccountTrades(long fills, BigDecimal realisedPnl, BigDecimal funding, BigDecimal fees) {
    private static final int SCALE = 18;
    private static final int REPORTED_DIGITS = 8;

    /** What is held of a market, with its cost; both negative when short. */
    private record Holding(BigDecimal quantity, BigDecimal cost) {
        static final Holding NONE = new Holding(BigDecimal.ZERO, BigDecimal.ZERO);

        /** The quantity of a fill that only closes; with its sign. */
        BigDecimal closedBy(BigDecimal traded) {
            if (quantity.signum() * traded.signum() >= 0) {
                return BigDecimal.ZERO;
            }
            return traded.abs().min(quantity.abs()).multiply(BigDecimal.valueOf(traded.signum()));
        }

        /** What the closed quantity had cost, with the sign of the holding. */
        BigDecimal costOf(BigDecimal closed) {
            return closed.signum() == 0
                    ? BigDecimal.ZERO
                    : cost.multiply(closed.abs()).divide(quantity.abs(), SCALE, RoundingMode.HALF_EVEN);
        }
    }

    /** Sums up the fills of one account, oldest first. */
    static AccountTrades of(List<VenueFill> fills) {
        long trades = 0;
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal funding = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        Map<String, Holding> holdings = new HashMap<>();
        for (VenueFill fill : fills) {
            if (fill.funding()) {
                funding = funding.subtract(fill.fee());
                continue;
            }
            trades++;
            fees = fees.add(fill.feeInQuote());
            String market = fill.linear() + fill.symbol();
            Holding before = holdings.getOrDefault(market, Holding.NONE);
            BigDecimal closed = before.closedBy(fill.quantity());
            BigDecimal closedCost = before.costOf(closed);
            // What was sold came in, what had been paid for it went out; of a short the other way round.
            realised = realised.subtract(closed.multiply(fill.price())).subtract(closedCost);
            BigDecimal opened = fill.quantity().subtract(closed);
            holdings.put(
                    market,
                    new Holding(
                            before.quantity().add(fill.quantity()),
                            before.cost().subtract(closedCost).add(opened.multiply(fill.price()))));
        }
        return new AccountTrades(trades, reported(realised), reported(funding), reported(fees));
    }

    private static BigDecimal reported(BigDecimal amount) {
        return amount.setScale(REPORTED_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
}

package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.history.BadHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses what cannot be right, because a result on it would be worth nothing: prices that jump, rates in per cent. */
final class Plausibility {
    /**
     * One price of an hour this many times another one beside it, or that part of it. The wildest hour of a thin market that is
     * known, ETH on 2017-08-22, opens at half of the close before.
     */
    private static final Decimal MOST_MOVE = Decimal.of(3);
    /** Twenty times the usual rate; rates in per cent are a hundred times. */
    private static final double MOST_USUAL_RATE = 0.002;
    /** A perpetual is settled towards spot; this far away it is another coin, or another unit. */
    private static final double MOST_USUAL_BASIS = 0.2;

    private Plausibility() {}

    /**
     * Looks at the candles of one file.
     *
     * @throws BadHistory when a price jumps as no market does
     */
    static void requireCandles(String file, List<Candle> candles) {
        for (int i = 0; i < candles.size(); i++) {
            Candle candle = candles.get(i);
            require(file, candle, "closes", candle.close(), "an open", candle.open());
            require(
                    file,
                    candle,
                    "reaches",
                    candle.high(),
                    "an open or close",
                    candle.open().max(candle.close()));
            if (i > 0 && candle.openTimeMs() == candles.get(i - 1).closeTimeMs()) {
                require(
                        file,
                        candle,
                        "opens",
                        candle.open(),
                        "a close before",
                        candles.get(i - 1).close());
            }
        }
    }

    /**
     * What to say of candles that fall to a small part of their open and close, and come back within the hour: a crash in an empty
     * book does that, so they are taken as the file has them. A wrong price in an open or a close is refused, and so is a high that
     * nobody traded at later: it would be an all-time high.
     */
    static Optional<String> crashWicks(String file, List<Candle> candles) {
        List<Candle> wicks = candles.stream()
                .filter(candle -> isBeyond(candle.low(), candle.open().min(candle.close()), MOST_MOVE))
                .toList();
        return wicks.stream()
                .findFirst()
                .map(first -> file + ": " + wicks.size() + " candles fall by more than a factor of " + MOST_MOVE
                        + " below their open and close, first to " + first.low() + " at "
                        + Instant.ofEpochMilli(first.openTimeMs()) + ": taken as a crash that came back");
    }

    private static void require(
            String file, Candle candle, String does, Decimal price, String whose, Decimal reference) {
        if (isBeyond(price, reference, MOST_MOVE)) {
            throw wrong(
                    file,
                    candle.openTimeMs(),
                    does + " at " + price + " beside " + whose + " of " + reference + ": must be within a factor of "
                            + MOST_MOVE);
        }
    }

    private static boolean isBeyond(Decimal price, Decimal reference, Decimal factor) {
        return price.isAbove(reference.times(factor)) || price.times(factor).isBelow(reference);
    }

    /**
     * Looks at the rates of one file.
     *
     * @throws BadHistory when they are no fractions
     */
    static void requireRates(String file, List<FundingSettlement> rates) {
        for (FundingSettlement row : rates) {
            if (row.rate().abs().isAbove(FundingSettlement.GREATEST_RATE)) {
                throw wrong(
                        file,
                        row.settledAtMs(),
                        "the rate is " + row.rate() + ": must be a fraction of at most "
                                + FundingSettlement.GREATEST_RATE);
            }
        }
        double usual = median(
                rates.stream().mapToDouble(row -> row.rate().abs().toDouble()).toArray());
        if (usual > MOST_USUAL_RATE) {
            throw new BadHistory(file + ": half of the rates are beyond " + usual
                    + ": must be fractions, such as 0.0001, and look like per cent");
        }
    }

    /**
     * Looks at a perpetual beside its spot market.
     *
     * @throws BadHistory when they are not of one coin
     */
    static void requireOneCoin(String symbol, List<Candle> spot, List<Candle> perpetual) {
        Map<Long, Decimal> closes = new HashMap<>();
        spot.forEach(candle -> closes.put(candle.openTimeMs(), candle.close()));
        double usual = median(perpetual.stream()
                .filter(candle -> closes.containsKey(candle.openTimeMs()))
                .mapToDouble(candle -> Math.abs(candle.close().toDouble()
                                / closes.getOrDefault(candle.openTimeMs(), candle.close())
                                        .toDouble()
                        - 1))
                .toArray());
        if (usual > MOST_USUAL_BASIS) {
            throw new BadHistory(symbol + ": spot and perpetual usually differ by a fraction of " + usual
                    + ": must be prices of the same coin in the same unit");
        }
    }

    /** 0 of nothing. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static BadHistory wrong(String file, long timeMs, String what) {
        return new BadHistory(file + " at " + Instant.ofEpochMilli(timeMs) + ": " + what);
    }
}

package io.eternalengine.core.risk;

import io.eternalengine.core.indicator.GlancedMoments;
import io.eternalengine.core.indicator.RecentChanges;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import java.util.EnumMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of the lists of {@link DailyWatch}, brought on by a day instead of made anew. It follows from the lists of a
 * state alone, so keeping it changes nothing but the time it takes.
 */
final class DailyFigures {
    private FrozenMap<InstrumentId, Coin> coins = FrozenMap.empty();
    /** Of a day, as a fraction; beyond it Sharpe ratios are computed of all returns. */
    private static final Decimal LARGE_RETURN = Decimal.of("0.5");

    private final Row correlations = new Row(CorrelationRule.Z_DAYS, Decimal.ONE);
    private final EnumMap<EngineId, Row> returns = new EnumMap<>(EngineId.class);

    /** The changes of a coin from day to day. */
    private static final class Coin {
        private final RecentChanges changes = new RecentChanges(CorrelationRule.WINDOW_DAYS);
        private @Nullable RecentList<DailyWatch.Close> known;

        @SuppressWarnings("ReferenceEquality") // States share what has not changed.
        void bringTo(RecentList<DailyWatch.Close> days) {
            if (known != days) {
                changes.clear();
                for (int i = 0; i < days.size(); i++) {
                    changes.hear(days.get(i).price().toDouble());
                }
                known = days;
            }
        }

        @SuppressWarnings("ReferenceEquality") // States share what has not changed.
        void follow(RecentList<DailyWatch.Close> before, RecentList<DailyWatch.Close> days) {
            if (known == before) {
                changes.hear(days.getLast().price().toDouble());
                known = days;
            }
        }
    }

    /** The moments of a row of figures. */
    private static final class Row {
        private final GlancedMoments moments;
        private @Nullable RecentList<Decimal> known;

        Row(int days, Decimal largest) {
            moments = new GlancedMoments(days, largest.toDouble());
        }

        @SuppressWarnings("ReferenceEquality") // States share what has not changed.
        GlancedMoments of(RecentList<Decimal> before, RecentList<Decimal> after) {
            if (known == before) {
                moments.update(after.getLast().toNearDouble());
            } else {
                moments.clear();
                for (int i = 0; i < after.size(); i++) {
                    moments.update(after.get(i).toNearDouble());
                }
            }
            known = after;
            return moments;
        }
    }

    /** A coin's day was added. */
    void follow(InstrumentId coin, RecentList<DailyWatch.Close> before, RecentList<DailyWatch.Close> after) {
        Coin known = coins.get(coin);
        if (known == null) {
            known = new Coin();
            coins = coins.with(coin, known);
        }
        known.follow(before, after);
    }

    /** The mean over all pairs of coins; NaN when one of them stood still. */
    double correlation(FrozenMap<InstrumentId, RecentList<DailyWatch.Close>> closes) {
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < closes.size(); one++) {
            for (int other = one + 1; other < closes.size(); other++) {
                sum += changes(closes, one).correlationWith(changes(closes, other));
                pairs++;
            }
        }
        return sum / pairs;
    }

    private RecentChanges changes(FrozenMap<InstrumentId, RecentList<DailyWatch.Close>> closes, int place) {
        Coin coin = Objects.requireNonNull(coins.get(closes.keyAt(place)));
        coin.bringTo(closes.valueAt(place));
        return coin.changes;
    }

    GlancedMoments ofCorrelations(RecentList<Decimal> before, RecentList<Decimal> after) {
        return correlations.of(before, after);
    }

    GlancedMoments ofReturns(EngineId engine, RecentList<Decimal> before, RecentList<Decimal> after) {
        return returns.computeIfAbsent(engine, ignored -> new Row(UnderperformanceRule.DAYS, LARGE_RETURN))
                .of(before, after);
    }
}

package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Sentiment;
import java.util.AbstractList;
import java.util.Random;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The index of sentiment every day: seven years of it again and again, made as it is asked for, and as sticky as the real one.
 */
final class MoodCycle extends AbstractList<Sentiment> implements RandomAccess {
    private static final int DAY_HOURS = 24;
    private static final long DAY_MS = DAY_HOURS * GeneratedMarket.HOUR_MS;
    private static final int CYCLE_DAYS = 7 * 365;
    private static final long SEED = 11;

    private static final double STICKINESS = 0.95;
    private static final double NEWS = 6;

    private final int size;
    private final int[] values = new int[CYCLE_DAYS];
    private int lastIndex = -1;
    private @Nullable Sentiment last;

    MoodCycle(int hours) {
        size = hours / DAY_HOURS;
        var random = new Random(SEED);
        double mood = 0;
        for (int day = 0; day < CYCLE_DAYS; day++) {
            mood = STICKINESS * mood + NEWS * random.nextGaussian();
            values[day] = Math.toIntExact(Math.round(Math.clamp(50 + mood, 5, 95)));
        }
    }

    @Override
    public Sentiment get(int index) {
        Sentiment sentiment = last;
        if (sentiment == null || index != lastIndex) {
            sentiment = new Sentiment(values[index % CYCLE_DAYS], GeneratedMarket.START_MS + (1L + index) * DAY_MS);
            lastIndex = index;
            last = sentiment;
        }
        return sentiment;
    }

    @Override
    public int size() {
        return size;
    }
}

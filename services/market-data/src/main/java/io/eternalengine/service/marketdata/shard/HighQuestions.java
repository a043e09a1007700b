package io.eternalengine.service.marketdata.shard;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.service.marketdata.series.ShardProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks once for each instrument how high its price ever was, and again until the exchange says. What was published is in the
 * shard's progress, which commits with it.
 */
final class HighQuestions {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ShardProgress progress;
    private final Map<InstrumentId, Question> questions = new HashMap<>();

    /** Whether an instrument is being asked about, and when it is asked about next. */
    private record Question(boolean underWay, long dueNanos) {}

    HighQuestions(ShardProgress progress) {
        this.progress = progress;
    }

    /** Whether it was published, so that the first candle may follow. */
    boolean isPublished(InstrumentId instrument) {
        return progress.isHighPublished(instrument);
    }

    /** Whether to ask about an instrument now; the outcome must be given to {@link #answered} or {@link #failed}. */
    boolean takeDue(InstrumentId instrument, long nowNanos) {
        Question question = questions.getOrDefault(instrument, new Question(false, nowNanos));
        if (isPublished(instrument) || question.underWay() || nowNanos < question.dueNanos()) {
            return false;
        }
        questions.put(instrument, new Question(true, 0));
        return true;
    }

    void answered(InstrumentId instrument) {
        questions.remove(instrument);
        progress.highPublished(instrument);
    }

    void failed(InstrumentId instrument, Duration wait, long nowNanos) {
        long waitNanos = Math.max(AFTER_FAILURE.toNanos(), wait.toNanos());
        questions.put(instrument, new Question(false, nowNanos + waitNanos));
    }
}

package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Category;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.service.marketdata.series.Candles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** What the exchange says of the instruments: which exist, and by which rules they trade. */
final class InstrumentDirectory {
    private static final Logger LOG = Logger.getLogger(InstrumentDirectory.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final long refreshNanos;
    private final Map<Category, Question> questions = new EnumMap<>(Category.class);
    private final Map<Category, Set<InstrumentId>> listed = new EnumMap<>(Category.class);
    private final Set<Category> upToDate = EnumSet.noneOf(Category.class);
    private final Map<InstrumentId, InstrumentDescribed> published = new HashMap<>();

    /** Whether a category is being asked about, and when it is asked about next. */
    private record Question(boolean underWay, long dueNanos) {}

    InstrumentDirectory(Duration refresh) {
        this.refreshNanos = refresh.toNanos();
    }

    /** Whether to ask about a category now; the outcome must be given to {@link #answered} or {@link #failed}. */
    boolean takeDue(Category category, long nowNanos) {
        Question question = questions.getOrDefault(category, new Question(false, nowNanos));
        if (question.underWay() || nowNanos < question.dueNanos()) {
            return false;
        }
        questions.put(category, new Question(true, 0));
        return true;
    }

    /** Asks again as soon as possible when an instrument is wanted that is not known. */
    void want(InstrumentId instrument) {
        Category category = Candles.category(instrument.category());
        Question question = questions.get(category);
        if (!isListed(instrument)) {
            upToDate.remove(category);
            if (question != null && !question.underWay()) {
                questions.remove(category);
            }
        }
    }

    /** Takes the list of a category, of which only the wanted ones matter; answers what is new or has changed. */
    List<InstrumentDescribed> answered(
            Category category,
            List<io.eternalengine.bybit.Instrument> instruments,
            Set<InstrumentId> wanted,
            long nowNanos) {
        questions.put(category, new Question(false, nowNanos + refreshNanos));
        Set<InstrumentId> found = new HashSet<>();
        List<InstrumentDescribed> changed = new ArrayList<>();
        for (var instrument : instruments) {
            var id = Candles.instrument(category, instrument.symbol());
            if (wanted.contains(id) && found.add(id)) {
                describe(id, instrument, changed);
            }
        }
        listed.put(category, found);
        upToDate.add(category);
        return changed;
    }

    void failed(Category category, Duration wait, long nowNanos) {
        long waitNanos = Math.max(AFTER_FAILURE.toNanos(), wait.toNanos());
        questions.put(category, new Question(false, nowNanos + waitNanos));
    }

    /** Whether the exchange has reported the category since something unknown was wanted of it. */
    boolean isUpToDate(Category category) {
        return upToDate.contains(category);
    }

    /** Whether the exchange trades the instrument. */
    boolean isListed(InstrumentId instrument) {
        return listed.getOrDefault(Candles.category(instrument.category()), Set.of())
                .contains(instrument);
    }

    private void describe(
            InstrumentId id, io.eternalengine.bybit.Instrument instrument, List<InstrumentDescribed> changed) {
        try {
            InstrumentDescribed description = description(id, instrument);
            if (!description.equals(published.put(id, description))) {
                changed.add(description);
            }
        } catch (IllegalArgumentException e) {
            LogLine.of("instrument-not-described")
                    .with("instrument", id)
                    .with("cause", e.getMessage())
                    .error(LOG);
        }
    }

    private static InstrumentDescribed description(InstrumentId id, io.eternalengine.bybit.Instrument instrument) {
        if (instrument.maximumMarketQuantity() == null) {
            throw new IllegalArgumentException("the exchange names no largest market order");
        }
        var described = new Instrument(
                id,
                instrument.baseCoin(),
                instrument.quoteCoin(),
                Decimal.of(instrument.tickSize()),
                Decimal.of(instrument.quantityStep()),
                Decimal.of(instrument.minimumQuantity()),
                Decimal.of(instrument.maximumMarketQuantity()),
                Decimal.of(instrument.minimumValue()),
                Decimal.of(instrument.quoteStep()));
        return MarketMapping.toWire(described, Math.toIntExact(instrument.fundingIntervalMinutes()));
    }
}

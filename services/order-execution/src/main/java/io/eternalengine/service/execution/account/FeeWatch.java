package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.FeeRate;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What the exchange charges the account: asked for when the executor begins, every few hours, and after an execution that cost
 * something else; what is new is published. Nobody waits for an answer. Belongs to the executor's thread.
 */
final class FeeWatch {
    private static final Logger LOG = Logger.getLogger(FeeWatch.class);
    private static final Duration AGAIN_WITHOUT_ANSWER = Duration.ofMinutes(1);
    /** An execution that cost something else does not ask more often than this. */
    private static final Duration AGAIN_AFTER_EXECUTION = Duration.ofMinutes(1);
    /** Fees are rounded to the smallest part of a coin that the exchange books. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000001");

    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final long everyNanos;
    private final Consumer<ExecutorEvent.FeeRatesAnswered> answers;
    private final SortedSet<String> symbols;
    private final Map<String, Long> dueAtNanos = new HashMap<>();
    private final Map<String, Long> askedAtNanos = new HashMap<>();
    private final Map<InstrumentId, FeeRates> published = new HashMap<>();
    private boolean warned;

    /** @param answers takes the exchange's answers, in whatever thread they arrive */
    FeeWatch(
            VenueAccount venue,
            Journal journal,
            MarketView market,
            ExecutionParameters parameters,
            Consumer<ExecutorEvent.FeeRatesAnswered> answers) {
        this.venue = venue;
        this.journal = journal;
        this.market = market;
        this.everyNanos = parameters.feeRatesEvery().toNanos();
        this.answers = answers;
        this.symbols = new TreeSet<>(parameters.caps().symbols());
    }

    /** The executor begins: answers that were on their way are lost. */
    void begin() {
        symbols.forEach(symbol -> dueAtNanos.put(symbol, System.nanoTime()));
    }

    /** Sends the questions that are due, without waiting for their answers. */
    void askWhenDue() {
        long nowNanos = System.nanoTime();
        for (String symbol : symbols) {
            if (nowNanos - dueAtNanos.getOrDefault(symbol, nowNanos) >= 0) {
                ask(symbol, nowNanos);
            }
        }
    }

    private void ask(String symbol, long nowNanos) {
        // An answer that never comes is asked for again.
        dueAtNanos.put(symbol, nowNanos + AGAIN_WITHOUT_ANSWER.toNanos());
        askedAtNanos.put(symbol, nowNanos);
        var _ = venue.feeRates(Category.SPOT, symbol)
                .otherwise(Outcome.Ambiguous::new)
                .onSuccess(outcome -> answers.accept(new ExecutorEvent.FeeRatesAnswered(symbol, outcome)));
    }

    void on(ExecutorEvent.FeeRatesAnswered answer) {
        switch (answer.outcome()) {
            case Outcome.Accepted<List<FeeRate>>(List<FeeRate> rates) -> {
                askNext(answer.symbol(), everyNanos);
                read(answer.symbol(), rates);
            }
            case Outcome.Rejected<?> refused -> {
                askNext(answer.symbol(), everyNanos);
                warnOnce("code " + refused.code() + ": " + refused.reason());
            }
            case Outcome.Stop<?> refused -> {
                askNext(answer.symbol(), everyNanos);
                warnOnce("code " + refused.code() + ": " + refused.reason());
            }
            case Outcome.Ambiguous<?> ignored -> {}
            case Outcome.RetryAfter<?> ignored -> {}
            case Outcome.NotSent<?> ignored -> {}
        }
    }

    private void askNext(String symbol, long inNanos) {
        dueAtNanos.put(symbol, System.nanoTime() + inNanos);
    }

    private void read(String symbol, List<FeeRate> rows) {
        Iterator<FeeRate> own =
                rows.stream().filter(rate -> rate.symbol().equals(symbol)).iterator();
        if (!own.hasNext()) {
            warnOnce("no row of " + symbol);
            return;
        }
        FeeRate rate = own.next();
        try {
            publish(new FeeRates(
                    venue.name(),
                    InstrumentId.spot(symbol),
                    Decimal.of(rate.maker()),
                    Decimal.of(rate.taker()),
                    market.nowMs()));
        } catch (IllegalArgumentException e) {
            LogLine.of("fees-not-believed")
                    .with("account", venue.name())
                    .with("symbol", symbol)
                    .with("cause", e.getMessage())
                    .error(LOG);
        }
    }

    private void publish(FeeRates rates) {
        FeeRates known = published.get(rates.instrument());
        if (known != null
                && known.maker().equals(rates.maker())
                && known.taker().equals(rates.taker())) {
            return;
        }
        journal.publish(rates);
        published.put(rates.instrument(), rates);
        LogLine.of("fees")
                .with("account", rates.account())
                .with("symbol", rates.instrument().symbol())
                .with("maker", rates.maker())
                .with("taker", rates.taker())
                .info(LOG);
    }

    /** Demo trading, for one, states no fees: the default ones hold. */
    private void warnOnce(String cause) {
        if (!warned) {
            warned = true;
            LogLine.of("fees-by-default")
                    .with("account", venue.name())
                    .with("cause", cause)
                    .warn(LOG);
        }
    }

    /** Takes an execution: one that cost something else than the known rate asks for the rates again. */
    void executed(ExecutionReport report) {
        var id = Requests.instrument(report);
        FeeRates rates = published.get(id);
        if (rates == null || !report.execType().equals(WorkingOrders.TRADE)) {
            return;
        }
        market.instrument(id).ifPresent(instrument -> {
            if (costsSomethingElse(report, rates, instrument)) {
                askSoon(report.symbol());
            }
        });
    }

    private void askSoon(String symbol) {
        long earliest = askedAtNanos.getOrDefault(symbol, 0L) + AGAIN_AFTER_EXECUTION.toNanos();
        long due = Math.max(earliest, System.nanoTime());
        dueAtNanos.merge(symbol, due, (known, sooner) -> known - sooner < 0 ? known : sooner);
    }

    /** A fee in a third coin says nothing of the rate. */
    static boolean costsSomethingElse(ExecutionReport report, FeeRates rates, Instrument instrument) {
        String coin = Requests.feeAsset(report, instrument);
        BigDecimal traded;
        if (coin.equals(instrument.baseAsset())) {
            traded = report.quantity();
        } else if (coin.equals(instrument.quoteAsset())) {
            traded = report.value();
        } else {
            return false;
        }
        BigDecimal expected = traded.multiply((report.maker() ? rates.maker() : rates.taker()).toBigDecimal());
        BigDecimal allowed = expected.abs().multiply(TOLERANCE).add(ROUNDING);
        return report.fee().subtract(expected).abs().compareTo(allowed) > 0;
    }
}

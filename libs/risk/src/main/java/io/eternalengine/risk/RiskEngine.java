package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.parameters.ParameterValues;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Risk as a machine: values the portfolio, moves the breaker, imposes halts, and judges every intent. Single-threaded, fed one
 * input at a time: the same inputs in the same order always give the same outputs and the same snapshots. Its state changes in
 * place and never leaves it; after an exception the machine is thrown away, and a new one goes on from the last snapshot.
 */
public final class RiskEngine {
    /** Key of the halt that is in force while the exchange does not answer. */
    public static final String EXCHANGE_HALT_KEY = ExchangeRule.HALT_KEY;

    private final RiskParameters parameters;
    /** In hex. */
    private final String parametersHash;

    private RiskState state;

    public RiskEngine(RiskParameters parameters) {
        this.parameters = parameters;
        parametersHash = HexFormat.of().formatHex(ParameterValues.of(parameters).hash());
        state = new RiskState(parameters);
    }

    /** Applies an input; empty when nothing came of it. */
    public List<RiskOutput> on(RiskInput input) {
        var step = new RiskStep(parameters, state);
        switch (input) {
            case RiskInput.CandleClosed closed -> CloseRule.on(step, closed.candle());
            case RiskInput.BooksChanged changed -> {
                BooksRule.on(step, changed.books());
                MarginRule.on(step, changed.books(), changed.marginRate());
            }
            case RiskInput.BooksUncertain uncertain -> BooksRule.uncertain(step, uncertain.account());
            case RiskInput.Executed executed -> onExecution(step, executed.execution());
            case RiskInput.OrderMoved moved -> {
                state.pending().on(moved.update());
                state.surveillance().stops().on(moved.update());
            }
            case RiskInput.IntentMade made -> IntentRule.judge(step, made.intent());
            case RiskInput.InstrumentDescribed described -> onInstrument(described.instrument());
            case RiskInput.MarketFollowed changed -> FeedRule.follow(step, changed.instrument(), changed.followed());
            case RiskInput.TickerChanged changed -> onTicker(step, changed.ticker());
            case RiskInput.BookSeen seen -> onBook(step, seen.book());
            case RiskInput.ExchangeReported reported ->
                ExchangeRule.report(step, reported.answering(), reported.atMs());
            case RiskInput.ExchangeNoticed notice -> NoticeRule.on(step, notice);
            case RiskInput.TimePassed passed -> {
                FeedRule.review(step, passed.nowMs());
                ConfirmationRule.review(step, passed.nowMs());
                ExchangeRule.review(step, passed.nowMs());
            }
            case RiskInput.ReportAsked _ -> step.answer(new RiskOutput.Reported());
            case RiskInput.HaltAsked asked -> OperatorRule.halt(step, asked);
            case RiskInput.ResumeAsked asked -> OperatorRule.resume(step, asked);
            case RiskInput.HaltLogBaseAsked asked -> HaltLogRule.rebase(step, asked);
        }
        return step.outputs();
    }

    /** In which {@link #snapshot()} is written. */
    public static int currentFormat() {
        return RiskState.FORMATS.current();
    }

    /** The canonical bytes of all that risk knows, and the hash of the parameters that it works with. */
    public byte[] snapshot() {
        return snapshot(currentFormat());
    }

    /**
     * The same in the format asked for, so that the release before this one can go on from it.
     *
     * @throws IllegalArgumentException when risk does not write that format
     */
    public byte[] snapshot(int format) {
        return state.encode(format, parametersHash);
    }

    /** Goes on from what {@link #snapshot} gave, in either format; nothing applied before counts any more. */
    public void restore(byte[] snapshot) {
        state = RiskState.decode(snapshot, parameters);
    }

    /** The picture after the latest input. */
    public RiskReport report() {
        return RiskReport.of(state);
    }

    /** When the latest news of live markets was, by the exchange's clock; before the first, when the portfolio was valued last. */
    public long marketMs() {
        return state.surveillance().feeds().isEmpty()
                ? state.asOfMs()
                : state.surveillance().newestMs();
    }

    /** Whether the exchange does not answer, as far as risk knows. */
    public boolean isExchangeFailing() {
        return state.surveillance().exchange().isFailing();
    }

    /** Whether it would change anything to apply that this time has come, by the exchange's clock. */
    public boolean isTimeDue(long nowMs) {
        FeedLimits limits = parameters.limits().feeds();
        return FeedRule.isDue(state, limits, nowMs)
                || ExchangeRule.isDue(state.surveillance().exchange(), limits, nowMs)
                || ConfirmationRule.isDue(state, parameters.limits().badPrints(), nowMs);
    }

    /** What is in force. */
    public HaltRegister halts() {
        return state.halts();
    }

    /** What is held, at which prices it is valued, and what is ordered. */
    public PortfolioView portfolio() {
        return PortfolioView.of(state);
    }

    /** The price at which a market is valued, in its quote asset; null before the first. */
    public @Nullable Decimal price(InstrumentId instrument) {
        MarketMark market = state.portfolio().marks().of(instrument);
        return market == null ? null : market.price();
    }

    RiskState state() {
        return state;
    }

    private void onExecution(RiskStep step, Execution execution) {
        state.countExecution();
        state.pending().on(execution);
        step.answer(new RiskOutput.Reported());
    }

    private void onInstrument(Instrument instrument) {
        var known = state.portfolio().instruments();
        if (known.containsKey(instrument.id()) || known.size() < StateBounds.MOST_INSTRUMENTS) {
            state.portfolio().describe(instrument);
        }
    }

    private static void onTicker(RiskStep step, Ticker ticker) {
        Decimal price = ticker.lastPrice() == null ? ticker.markPrice() : ticker.lastPrice();
        if (price != null && NewsRule.accepts(step, ticker.instrument(), ticker.atMs())) {
            FeedRule.price(step, ticker, price);
            ConfirmationRule.review(step, ticker.atMs());
        }
    }

    private static void onBook(RiskStep step, BookView book) {
        if (NewsRule.accepts(step, book.instrument(), book.atMs())) {
            FeedRule.book(step, book);
            ConfirmationRule.review(step, book.atMs());
        }
    }
}

package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Ticker;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.state.FrozenMap;
import java.util.List;
import java.util.Optional;

/**
 * Risk as a state machine: values the portfolio, moves the breaker, imposes halts, and judges every intent. What it answers
 * follows from the state and the input alone; what it remembers of earlier ones only saves time. One thread may use a desk.
 */
public final class RiskDesk {
    /** A state and the answers that led to it. */
    public record Outcome(RiskState state, List<RiskOutput> outputs) {}

    private final RiskParameters parameters;
    /** Of the latest valuation; made of a state's holdings alone, so keeping it changes nothing but the time it takes. */
    private ValuationPlan plan = ValuationPlan.NOTHING;

    /** Of the latest days; made of a state's lists alone, likewise. */
    private final DailyFigures figures = new DailyFigures();

    private EngineAccounts engineAccounts;

    public RiskDesk(RiskParameters parameters) {
        this.parameters = parameters;
        engineAccounts = new EngineAccounts(FrozenMap.empty(), parameters);
    }

    public Outcome decide(RiskState state, RiskInput input) {
        var course = new RiskCourse(this, parameters, state);
        switch (input) {
            case RiskInput.CandleClosed closed -> onCandle(course, closed.candle());
            case RiskInput.BooksChanged changed -> onBooks(course, changed.books());
            case RiskInput.BooksUncertain uncertain -> onBooksUncertain(course, uncertain.account());
            case RiskInput.Executed executed -> {
                course.executionsApplied++;
                course.pending = PendingOrder.after(course.pending, executed.execution());
                course.answer(new RiskOutput.Reported());
            }
            case RiskInput.OrderMoved moved -> course.pending = PendingOrder.after(course.pending, moved.update());
            case RiskInput.IntentMade made -> judge(course, made.intent());
            case RiskInput.InstrumentDescribed described -> onInstrument(course, described.instrument());
            case RiskInput.TickerChanged changed -> onTicker(course, changed.ticker());
            case RiskInput.BookSeen seen -> FeedRule.book(course, seen.book());
            case RiskInput.ExchangeReported reported ->
                ExchangeRule.report(course, reported.answering(), reported.atMs());
            case RiskInput.TimePassed passed -> {
                FeedRule.review(course, passed.nowMs());
                ExchangeRule.review(course, passed.nowMs());
            }
            case RiskInput.HaltAsked asked -> onHaltAsked(course, asked);
            case RiskInput.ResumeAsked asked -> onResumeAsked(course, asked);
            case RiskInput.HaltLogBaseAsked asked -> HaltLogRule.rebase(course, asked);
        }
        return new Outcome(course.state(), course.outputs());
    }

    /** The places of an engine's accounts among these. */
    int[] accountsOf(EngineId engine, FrozenMap<String, AccountBooks> accounts) {
        EngineAccounts known = engineAccounts;
        if (!known.areAmong(accounts)) {
            known = new EngineAccounts(accounts, parameters);
            engineAccounts = known;
        }
        return known.of(engine);
    }

    ValuationPlan valuationPlan(
            FrozenMap<String, AccountBooks> accounts,
            FrozenMap<InstrumentId, Instrument> instruments,
            FrozenMap<InstrumentId, Mark> marks) {
        plan = plan.after(accounts, instruments, marks);
        return plan;
    }

    DailyFigures figures() {
        return figures;
    }

    RiskParameters parameters() {
        return parameters;
    }

    /** The fast path over what moves marks, books and orders, and of which nothing else comes. */
    public QuietMarks quietMarks() {
        return new QuietMarks(this);
    }

    public byte[] encode(RiskState state) {
        return RiskStateCodec.encode(state);
    }

    public RiskState decode(byte[] bytes) {
        return RiskStateCodec.decode(bytes);
    }

    /**
     * Values at one moment only: when the marks of all instruments are of the same candle time, so that the breaker never
     * sees one market of now beside another of an hour ago. A market that stays away is waited for one candle, not longer.
     * A mark of a time to which the exchange has not come is forgotten with the next candle.
     */
    private static void onCandle(RiskCourse course, Candle candle) {
        long atMs = candle.closeTimeMs();
        Mark before = course.marks.get(candle.instrument());
        if (before != null && !candle.follows(before.atMs())) {
            return;
        }
        if (before == null && course.marks.size() >= StateBounds.MOST_MARKS) {
            return;
        }
        if (candle.disproves(course.asOfMs)) {
            course.asOfMs = candle.openTimeMs();
        }
        course.marks = course.marks.with(candle.instrument(), new Mark(candle.close(), atMs));
        CorrelationRule.hear(course, candle);
        boolean lastWasNotValued = before != null && course.asOfMs < before.atMs();
        if (lastWasNotValued || allMarksReach(course, atMs)) {
            Valuation.value(course, atMs);
        }
    }

    private static void onInstrument(RiskCourse course, Instrument instrument) {
        boolean known = course.instruments.containsKey(instrument.id());
        if (known || course.instruments.size() < StateBounds.MOST_INSTRUMENTS) {
            course.instruments = course.instruments.with(instrument.id(), instrument);
        }
    }

    private static boolean allMarksReach(RiskCourse course, long atMs) {
        for (int i = 0; i < course.marks.size(); i++) {
            if (course.marks.valueAt(i).atMs() < atMs) {
                return false;
            }
        }
        return true;
    }

    private static void onTicker(RiskCourse course, Ticker ticker) {
        Decimal price = ticker.lastPrice() == null ? ticker.markPrice() : ticker.lastPrice();
        if (price != null) {
            FeedRule.price(course, ticker.instrument(), price, ticker.atMs());
        }
    }

    private static void onBooks(RiskCourse course, AccountBooks books) {
        AccountBooks known = course.accounts.get(books.account());
        if (known == null && course.accounts.size() >= StateBounds.MOST_ACCOUNTS) {
            course.answer(new RiskOutput.Alerted(
                    AlertSeverity.P1,
                    "too-many-accounts",
                    "Account " + books.account() + " is passed over: risk holds the books of "
                            + StateBounds.MOST_ACCOUNTS
                            + " accounts already. Nothing can be opened in it.",
                    books.asOfMs()));
            return;
        }
        course.accounts = course.accounts.with(books.account(), books);
        Decimal before = known == null ? Decimal.ZERO : known.netDeposits();
        Decimal flow = books.netDeposits().minus(before);
        if (!flow.isZero()) {
            Valuation.flow(course, flow);
        }
        if (Valuation.pricesAreOfOneTime(course)) {
            Valuation.value(course, course.asOfMs);
        } else {
            course.answer(new RiskOutput.Reported());
        }
    }

    /** Nothing is opened in the account until its books come again; what reduces goes on by what is known. */
    private static void onBooksUncertain(RiskCourse course, String account) {
        AccountBooks known = course.accounts.get(account);
        if (known == null) {
            return;
        }
        course.accounts = course.accounts.with(account, known.unreconciled("a message about these books was unusable"));
        course.answer(new RiskOutput.Alerted(
                AlertSeverity.P0,
                "account stopped",
                "A message about the books of " + account
                        + " could not be used: nothing is opened there until order execution states them again.",
                course.asOfMs));
    }

    private static void onHaltAsked(RiskCourse course, RiskInput.HaltAsked asked) {
        var halt =
                new RiskAction.HaltImposed(operatorKey(asked.scope()), asked.scope(), asked.reason(), asked.person());
        boolean known = isKnown(course, asked.scope());
        RiskAction.HaltImposed imposed = course.impose(known ? halt : HaltBounds.everything(halt), course.asOfMs);
        String label = imposed.scope().label();
        String instead = imposed.scope().equals(asked.scope())
                ? ""
                : " instead of " + asked.scope().label()
                        + (known ? ", because too many halts are in force" : ", which risk does not know");
        course.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "halt " + label,
                asked.person() + " halted " + label + instead + ": " + asked.reason(),
                course.asOfMs));
    }

    /** A halt of a name that was mistyped would hold nothing. */
    private static boolean isKnown(RiskCourse course, RiskScope scope) {
        return switch (scope) {
            case RiskScope.All ignored -> true;
            case RiskScope.OfEngine ignored -> true;
            case RiskScope.OfAccount one ->
                course.accounts.containsKey(one.account())
                        || course.parameters.accounts().containsValue(one.account())
                        || course.parameters.limits().moreAccounts().containsKey(one.account());
            case RiskScope.OfSymbol one ->
                course.instruments.keySet().stream()
                        .anyMatch(instrument -> instrument.symbol().equals(one.symbol()));
        };
    }

    private static void onResumeAsked(RiskCourse course, RiskInput.ResumeAsked asked) {
        String key = operatorKey(asked.scope());
        if (course.halts.halts().containsKey(key)) {
            course.command(
                    new RiskAction.HaltLifted(key, asked.scope(), asked.reason(), List.of(asked.person())),
                    course.asOfMs);
        } else if (course.breaker.level() >= 2 && asked.scope().equals(RiskScope.ALL)) {
            BreakerRule.approve(course, asked.person(), asked.reason(), course.asOfMs);
        } else if (mayBePermitted(course, asked.scope())) {
            course.command(
                    new RiskAction.HaltLifted(
                            CircuitBreaker.HALT_KEY, asked.scope(), asked.reason(), List.of(asked.person())),
                    course.asOfMs);
        }
        course.answer(new RiskOutput.Reported());
    }

    /** A crash deep enough for TACTICAL halts everything: then a person decides, and permits that engine alone. */
    private static boolean mayBePermitted(RiskCourse course, RiskScope scope) {
        return course.halts.halts().containsKey(CircuitBreaker.HALT_KEY)
                && scope.equals(new RiskScope.OfEngine(EngineId.TACTICAL));
    }

    private static void judge(RiskCourse course, OrderIntent intent) {
        if (course.wasJudged(intent.intentId())) {
            refuseDuplicate(course, intent);
            return;
        }
        course.remember(intent.intentId());
        var proposal = new Proposal(course, intent);
        Optional<Verdict> rejection = firstObjection(proposal, PreTradeChecks.ALWAYS);
        boolean reduces = rejection.isEmpty() && proposal.reduces();
        if (rejection.isEmpty() && !reduces) {
            rejection = firstObjection(proposal, PreTradeChecks.WHEN_OPENING);
        }
        if (rejection.isPresent()) {
            course.answer(new RiskOutput.Rejected(rejection.get()));
            return;
        }
        approve(course, proposal, reduces);
    }

    /** No verdict: the engine has its answer, and a second one would end a try that may still be filled. */
    private static void refuseDuplicate(RiskCourse course, OrderIntent intent) {
        course.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "duplicate-intent",
                "Intent " + intent.intentId() + " came again and was passed over.",
                intent.decidedAtMs()));
    }

    private static void approve(RiskCourse course, Proposal proposal, boolean reduces) {
        OrderIntent intent = proposal.intent();
        course.pending = course.pending.with(
                intent.intentId(),
                new PendingOrder(
                        intent.account(), intent.instrument(), intent.side(), proposal.quantity(), proposal.value()));
        if (!reduces) {
            course.opened(intent.decidedAtMs());
            rememberStop(course, intent);
        }
        String explanation = reduces ? "reduces exposure" : "every check passed";
        course.answer(new RiskOutput.Approved(
                verdict(course, intent, true, "approved", explanation), intent, reduces, proposal.mark()));
    }

    private static void rememberStop(RiskCourse course, OrderIntent intent) {
        Decimal stop = intent.stopPrice();
        if (stop != null) {
            course.surveillance = course.surveillance.withStop(intent.account(), intent.instrument(), stop);
        }
    }

    private static Optional<Verdict> firstObjection(Proposal proposal, List<PreTradeChecks.Check> checks) {
        for (int i = 0; i < checks.size(); i++) {
            PreTradeChecks.Check check = checks.get(i);
            Optional<String> objection = check.objection().against(proposal);
            if (objection.isPresent()) {
                return Optional.of(verdict(proposal.course(), proposal.intent(), false, check.rule(), objection.get()));
            }
        }
        return Optional.empty();
    }

    private static Verdict verdict(
            RiskCourse course, OrderIntent intent, boolean approved, String rule, String explanation) {
        return new Verdict(
                intent.intentId(),
                intent.engine(),
                intent.account(),
                approved,
                rule,
                explanation,
                course.halts.epoch(),
                intent.decidedAtMs());
    }

    private static String operatorKey(RiskScope scope) {
        return scope.equals(RiskScope.ALL) ? HaltBounds.EVERYTHING : "operator:" + scope.label();
    }
}

package io.eternalengine.core.simulation;

import static io.eternalengine.core.Markets.dec;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.BreakerParameters;
import io.eternalengine.core.risk.CircuitBreaker;
import io.eternalengine.core.risk.RiskDesk;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskParameters;
import io.eternalengine.core.risk.RiskState;
import io.eternalengine.core.state.RecentList;
import java.time.Duration;
import java.util.List;

/** Risk with a fault. */
final class BrokenDesk {
    private BrokenDesk() {}

    /** Refuses nothing. */
    static Desk wavingThrough(RiskParameters parameters) {
        Desk real = Desk.real(parameters);
        return (state, input) -> {
            RiskDesk.Outcome outcome = real.decide(state, input);
            return new RiskDesk.Outcome(
                    outcome.state(),
                    outcome.outputs().stream()
                            .map(output -> output instanceof RiskOutput.Rejected rejected
                                            && input instanceof RiskInput.IntentMade made
                                    ? new RiskOutput.Approved(
                                            verdict(rejected.verdict(), true, "approved"),
                                            made.intent(),
                                            false,
                                            made.intent().referencePrice())
                                    : output)
                            .toList());
        };
    }

    /** Refuses exits, too, while something is halted. */
    static Desk blockingExits(RiskParameters parameters) {
        Desk real = Desk.real(parameters);
        return (state, input) -> {
            RiskDesk.Outcome outcome = real.decide(state, input);
            boolean halted = !state.halts().halts().isEmpty();
            return new RiskDesk.Outcome(
                    outcome.state(),
                    outcome.outputs().stream()
                            .map(output -> output instanceof RiskOutput.Approved approved && halted
                                    ? new RiskOutput.Rejected(verdict(approved.verdict(), false, "halted"))
                                    : output)
                            .toList());
        };
    }

    /** Comes down a level by itself and tells nobody. */
    static Desk slippingDown(RiskParameters parameters) {
        Desk real = Desk.real(parameters);
        return (state, input) -> {
            RiskDesk.Outcome outcome = real.decide(state, input);
            CircuitBreaker breaker = outcome.state().breaker();
            boolean slips = breaker.level() > 0 && input instanceof RiskInput.OrderMoved;
            return slips
                    ? new RiskDesk.Outcome(
                            with(
                                    outcome.state(),
                                    new CircuitBreaker(
                                            breaker.level() - 1, breaker.sinceMs(), breaker.referencePeak(), List.of()),
                                    outcome.state().judged()),
                            outcome.outputs())
                    : outcome;
        };
    }

    /** Leaves every level as soon as somebody asks. */
    static Desk leavingEarly(RiskParameters parameters) {
        BreakerParameters breaker = parameters.breaker();
        return Desk.real(new RiskParameters(
                parameters.accounts(),
                new BreakerParameters(
                        breaker.thresholds(),
                        dec("0.09"),
                        dec("0.14"),
                        breaker.cautionPause(),
                        breaker.warningPause(),
                        Duration.ZERO,
                        breaker.restartSize()),
                parameters.priceCollarFraction(),
                parameters.maxOrderFraction(),
                parameters.maxPositionFraction(),
                parameters.maxMarkAge(),
                parameters.maxOpeningsPerMinute(),
                parameters.approvalWindow(),
                parameters.limits()));
    }

    /** Remembers no intent that it has judged. */
    static Desk forgettingIntents(RiskParameters parameters) {
        Desk real = Desk.real(parameters);
        return (state, input) -> {
            RiskDesk.Outcome outcome = real.decide(state, input);
            return new RiskDesk.Outcome(with(outcome.state(), outcome.state().breaker(), List.of()), outcome.outputs());
        };
    }

    /** Does not hear of the books of TACTICAL once it knows them. */
    static Desk deafToBooks(RiskParameters parameters) {
        Desk real = Desk.real(parameters);
        return (state, input) -> input instanceof RiskInput.BooksChanged changed
                        && changed.books().account().equals("TACTICAL")
                        && state.equity().isAbove(Decimal.ZERO)
                ? new RiskDesk.Outcome(state, List.of())
                : real.decide(state, input);
    }

    private static Verdict verdict(Verdict verdict, boolean approved, String rule) {
        return new Verdict(
                verdict.intentId(),
                verdict.engine(),
                verdict.account(),
                approved,
                rule,
                "by a broken desk",
                verdict.riskEpoch(),
                verdict.decidedAtMs());
    }

    private static RiskState with(RiskState state, CircuitBreaker breaker, List<String> judged) {
        return new RiskState(
                state.halts(),
                breaker,
                state.nav(),
                state.asOfMs(),
                state.equity(),
                state.maxDrawdown(),
                state.accounts(),
                state.instruments(),
                state.marks(),
                state.pending(),
                RecentList.copyOf(judged),
                state.openingsAtMs(),
                state.transitions(),
                state.executionsApplied(),
                state.surveillance(),
                state.daily());
    }
}

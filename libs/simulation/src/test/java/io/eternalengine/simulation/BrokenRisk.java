package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.risk.BreakerParameters;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.risk.RiskReport;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Risk with a fault. */
final class BrokenRisk {
    private BrokenRisk() {}

    /** Answers something else than the real one, which knows nothing of it. */
    private static RiskUnderTest answering(
            RiskParameters parameters, Function<RiskUnderTest, BiFunction<RiskInput, RiskOutput, RiskOutput>> fault) {
        return new RiskUnderTest(parameters) {
            @Override
            List<RiskOutput> on(RiskInput input) {
                BiFunction<RiskInput, RiskOutput, RiskOutput> answer = fault.apply(this);
                return super.on(input).stream()
                        .map(output -> answer.apply(input, output))
                        .toList();
            }

            @Override
            RiskUnderTest blank() {
                return answering(parameters, fault);
            }
        };
    }

    /** Refuses nothing. */
    static RiskUnderTest wavingThrough(RiskParameters parameters) {
        return answering(
                parameters,
                risk -> (input, output) ->
                        output instanceof RiskOutput.Rejected rejected && input instanceof RiskInput.IntentMade made
                                ? new RiskOutput.Approved(
                                        verdict(rejected.verdict(), true, "approved"),
                                        made.intent(),
                                        false,
                                        made.intent().referencePrice())
                                : output);
    }

    /** Refuses exits, too, while something is halted. */
    static RiskUnderTest blockingExits(RiskParameters parameters) {
        return answering(parameters, risk -> {
            boolean halted = !risk.report().halts().halts().isEmpty();
            return (input, output) -> output instanceof RiskOutput.Approved approved && halted
                    ? new RiskOutput.Rejected(verdict(approved.verdict(), false, "halted"))
                    : output;
        });
    }

    /** Comes down a level by itself without an output. */
    static RiskUnderTest slippingDown(RiskParameters parameters) {
        return new RiskUnderTest(parameters) {
            private boolean slipped;

            @Override
            List<RiskOutput> on(RiskInput input) {
                slipped |= input instanceof RiskInput.OrderMoved;
                return super.on(input);
            }

            @Override
            RiskReport report() {
                RiskReport real = super.report();
                return new RiskReport(
                        real.asOfMs(),
                        real.halts(),
                        real.nav(),
                        real.equity(),
                        real.maxDrawdown(),
                        slipped ? BreakerLevel.NORMAL : real.breakerLevel(),
                        real.breakerSinceMs(),
                        real.restartSize(),
                        real.executionsApplied(),
                        real.transitions());
            }
        };
    }

    /** Leaves every level as soon as somebody asks. */
    static RiskUnderTest leavingEarly(RiskParameters parameters) {
        BreakerParameters breaker = parameters.breaker();
        return new RiskUnderTest(new RiskParameters(
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

    /** Remembers nothing of the intent that it has judged. */
    static RiskUnderTest forgettingIntents(RiskParameters parameters) {
        return new RiskUnderTest(parameters) {
            private byte[] beforeTheLatest = snapshot();

            @Override
            List<RiskOutput> on(RiskInput input) {
                beforeTheLatest = snapshot();
                return super.on(input);
            }

            @Override
            RiskUnderTest hearingAgain() {
                return from(beforeTheLatest);
            }
        };
    }

    /** Does not learn of the books of TACTICAL once it knows them. */
    static RiskUnderTest deafToBooks(RiskParameters parameters) {
        return new RiskUnderTest(parameters) {
            @Override
            List<RiskOutput> on(RiskInput input) {
                boolean deaf = input instanceof RiskInput.BooksChanged changed
                        && changed.books().account().equals("TACTICAL")
                        && report().equity().isAbove(Decimal.ZERO);
                return deaf ? List.of() : super.on(input);
            }

            @Override
            RiskUnderTest blank() {
                return deafToBooks(parameters);
            }
        };
    }

    private static Verdict verdict(Verdict verdict, boolean approved, String rule) {
        return new Verdict(
                verdict.intentId(),
                verdict.engine(),
                verdict.account(),
                approved,
                rule,
                "by a broken risk",
                verdict.riskEpoch(),
                verdict.decidedAtMs());
    }
}

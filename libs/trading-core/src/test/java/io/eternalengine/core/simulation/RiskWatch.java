package io.eternalengine.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.Markets;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds risk to its rules with a model of its own: what is halted, what level stands, who approved. */
final class RiskWatch {
    private static final Decimal LEAVE_CAUTION = Markets.dec("0.05");
    private static final Decimal LEAVE_WARNING = Markets.dec("0.10");
    private static final long REVIEW_MS = 72 * Markets.HOUR_MS;

    private record Consent(String person, long atMs) {}

    private final Map<String, RiskScope> halts = new TreeMap<>();
    private final Map<RiskScope, Long> pauses = new java.util.HashMap<>();
    private final List<Consent> consents = new ArrayList<>();
    private final Set<String> judged = new HashSet<>();
    private int level;
    private long levelSinceMs;
    private long epoch;

    void resumeAsked(String person, long atMs) {
        if (!halts.containsKey("operator:ALL")) {
            consents.add(new Consent(person, atMs));
        }
    }

    /** Checks the answers to one input; {@code salesMayRace} when the books may lag behind the orders. */
    void check(List<RiskOutput> outputs, long nowMs, boolean salesMayRace) {
        for (RiskOutput output : outputs) {
            switch (output) {
                case RiskOutput.Commanded commanded -> commanded(commanded.command(), nowMs);
                case RiskOutput.Approved approved -> approved(approved);
                case RiskOutput.Rejected rejected -> {
                    assertThat(judged.add(rejected.verdict().intentId()))
                            .as("one verdict for %s", rejected.verdict())
                            .isTrue();
                    boolean sale = rejected.verdict().intentId().contains("reduction.")
                            || rejected.verdict().intentId().contains("-sale.");
                    if (sale && !salesMayRace) {
                        throw new AssertionError("a reduction was blocked: " + rejected.verdict());
                    }
                    if (sale) {
                        assertThat(rejected.verdict().rule())
                                .as("%s", rejected.verdict())
                                .isEqualTo("sale-beyond-holding");
                    }
                }
                case RiskOutput.Reported ignored -> {}
                case RiskOutput.Alerted alerted -> assertThat(alerted.subject()).isNotEqualTo("duplicate-intent");
            }
        }
    }

    int level() {
        return level;
    }

    private void approved(RiskOutput.Approved approved) {
        OrderIntent intent = approved.intent();
        assertThat(judged.add(intent.intentId()))
                .as("one verdict for %s", intent)
                .isTrue();
        if (intent.side() == Side.SELL) {
            assertThat(approved.reduces()).isTrue();
            return;
        }
        assertThat(approved.reduces()).as("a purchase is no reduction").isFalse();
        assertThat(intent.riskEpoch()).as("epoch of %s", intent).isEqualTo(epoch);
        assertThat(halts.values())
                .as("halts under which %s was approved", intent)
                .noneMatch(scope -> covers(scope, intent));
        pauses.forEach((scope, untilMs) -> assertThat(covers(scope, intent) && intent.decidedAtMs() < untilMs)
                .as("pause until %d under which %s was approved", untilMs, intent)
                .isFalse());
    }

    private static boolean covers(RiskScope scope, OrderIntent intent) {
        return scope.covers(intent.engine(), intent.account(), intent.instrument());
    }

    private void commanded(RiskCommand command, long nowMs) {
        assertThat(command.epoch()).as("epochs grow by one").isEqualTo(epoch + 1);
        epoch = command.epoch();
        switch (command.action()) {
            case RiskAction.HaltImposed halt -> halts.put(halt.haltKey(), halt.scope());
            case RiskAction.HaltLifted lifted -> halts.remove(lifted.haltKey());
            case RiskAction.EntriesPaused pause -> pauses.merge(pause.scope(), pause.untilMs(), Math::max);
            case RiskAction.BreakerMoved moved -> breakerMoved(moved, nowMs);
            case RiskAction.SizeScaled ignored -> {}
            case RiskAction.ReductionOrdered ignored -> {}
        }
    }

    private void breakerMoved(RiskAction.BreakerMoved moved, long nowMs) {
        assertThat(moved.fromLevel()).isEqualTo(level);
        if (moved.toLevel() > level) {
            assertThat(moved.toLevel()).as("levels are climbed one by one").isEqualTo(level + 1);
        } else {
            assertThat(mayLeave(moved, nowMs))
                    .as("breaker lowered by %s after %d ms with %s", moved, nowMs - levelSinceMs, consents)
                    .isTrue();
        }
        level = moved.toLevel();
        levelSinceMs = nowMs;
        consents.clear();
    }

    private boolean mayLeave(RiskAction.BreakerMoved moved, long nowMs) {
        Set<String> people = consents.stream()
                .filter(consent -> consent.atMs() >= nowMs - Markets.DAY_MS)
                .map(Consent::person)
                .collect(Collectors.toSet());
        return switch (level) {
            case 1 -> moved.toLevel() == 0 && moved.drawdown().isAtMost(LEAVE_CAUTION);
            case 2 -> moved.toLevel() == 1 && moved.drawdown().isAtMost(LEAVE_WARNING) && !people.isEmpty();
            default -> moved.toLevel() == 0 && nowMs - levelSinceMs >= REVIEW_MS && people.size() >= 2;
        };
    }
}

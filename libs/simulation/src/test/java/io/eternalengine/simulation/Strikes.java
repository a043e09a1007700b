package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Applies inputs as a shell does: commits snapshots now and then; and when a machine throws, at a point of chance, restores the
 * last committed one and applies all inputs behind it again.
 */
final class Strikes implements Applying {
    private static final int INPUTS_TO_A_COMMIT = 6;
    private static final int INPUTS_TO_A_STRIKE = 4;
    private static final int POINTS_OF_AN_UNKNOWN_STEP = 20;

    /** Since the last commit of a machine. */
    private static final class Uncommitted {
        byte[] committed;
        final List<Runnable> again = new ArrayList<>();

        Uncommitted(byte[] committed) {
            this.committed = committed;
        }

        void commit(byte[] snapshot) {
            committed = snapshot;
            again.clear();
        }
    }

    /** Exceptions thrown, by machine. */
    final Map<String, Integer> thrown = new TreeMap<>();
    /** Those that left a changed machine behind. */
    final Map<String, Integer> halfDone = new TreeMap<>();

    private final Random random;
    private final Map<String, Uncommitted> machines = new HashMap<>();
    private final Map<String, Long> usualPoints = new HashMap<>();

    Strikes(long seed) {
        random = new Random(seed);
    }

    @Override
    public <I, O> O apply(String who, Machine<I, O> machine, I input) {
        Uncommitted since = machines.computeIfAbsent(
                who, ignored -> new Uncommitted(machine.snapshot().get()));
        if (random.nextInt(INPUTS_TO_A_COMMIT) == 0) {
            since.commit(machine.snapshot().get());
        }
        if (random.nextInt(INPUTS_TO_A_STRIKE) == 0) {
            strike(who, machine, input);
            machine.restore().accept(since.committed);
            since.again.forEach(Runnable::run);
        }
        O answer = machine.on().apply(input);
        since.again.add(() -> assertThat(machine.on().apply(input))
                .as("%s again on %s", who, input)
                .isEqualTo(answer));
        return answer;
    }

    private <I, O> void strike(String who, Machine<I, O> machine, I input) {
        String step = who + " " + Objects.requireNonNull(input).getClass().getSimpleName();
        byte[] before = machine.snapshot().get();
        long usual = usualPoints.getOrDefault(step, (long) POINTS_OF_AN_UNKNOWN_STEP);
        Fault.arm(1 + random.nextLong(usual));
        boolean threw = false;
        try {
            var _ = machine.on().apply(input);
        } catch (Fault fault) {
            threw = true;
        } catch (MatchException inAPattern) {
            // a record pattern wraps what the accessor of a component throws
            assertThat(inAPattern).hasCauseInstanceOf(Fault.class);
            threw = true;
        }
        long passed = Fault.disarm();
        if (!threw) {
            usualPoints.put(step, passed);
            return;
        }
        usualPoints.put(step, usual + 1);
        thrown.merge(who, 1, Integer::sum);
        if (isChanged(machine, before)) {
            halfDone.merge(who, 1, Integer::sum);
        }
    }

    /** A machine that was left half-way may have no snapshot at all. */
    private static boolean isChanged(Machine<?, ?> machine, byte[] before) {
        try {
            return !Arrays.equals(machine.snapshot().get(), before);
        } catch (RuntimeException e) {
            return true;
        }
    }
}

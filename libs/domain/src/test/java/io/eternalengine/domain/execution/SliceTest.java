package io.eternalengine.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random orders, each from its seed: {@code -Dsimulation.firstSeed=S -Dsimulation.seeds=1} replays one. */
class SliceTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);
    private static final long FIRST_SEED = Long.getLong("simulation.firstSeed", 1);

    /** What an order is split by; all in its unit. */
    private record Rules(Decimal order, Decimal most, Decimal smallest, Decimal step) {
        static Rules of(SplittableRandom random) {
            Decimal step = Decimal.ofUnscaled(random.nextLong(1, 26), random.nextInt(0, 7));
            Decimal smallest = step.times(Decimal.of(random.nextLong(1, 40)));
            Decimal most = step.times(Decimal.ofUnscaled(random.nextLong(1, 4_000), 1));
            Decimal order = step.times(Decimal.ofUnscaled(random.nextLong(1, 200_000), 1));
            return new Rules(order, most, smallest, step);
        }

        Decimal bound() {
            return most.max(smallest);
        }

        List<Decimal> slices() {
            List<Decimal> slices = new ArrayList<>();
            Decimal left = order;
            Decimal slice = next(left);
            while (!slice.isZero()) {
                slices.add(slice);
                left = left.minus(slice);
                slice = next(left);
            }
            return slices;
        }

        Decimal next(Decimal left) {
            return Slice.next(left, most, smallest, step);
        }
    }

    @Test
    void slicesAddUpToTheWholeStepsOfTheOrderExactly() {
        forEachSeed((rules, seed) -> {
            Decimal whole = rules.order().floorToStep(rules.step());
            Decimal expected = whole.isBelow(rules.smallest()) ? Decimal.ZERO : whole;

            assertThat(rules.slices().stream().reduce(Decimal.ZERO, Decimal::plus))
                    .as("seed %d: %s", seed, rules)
                    .isEqualTo(expected);
        });
    }

    @Test
    void eachSliceLiesOnItsStepAndIsLargeEnoughForTheExchange() {
        forEachSeed((rules, seed) -> assertThat(rules.slices())
                .as("seed %d: %s", seed, rules)
                .allMatch(slice -> slice.isMultipleOf(rules.step()) && slice.isAtLeast(rules.smallest())));
    }

    @Test
    void noSliceIsLargerThanTheBoundUnlessItTakesARestWithItThatNobodyCouldOrder() {
        forEachSeed((rules, seed) -> {
            List<Decimal> slices = rules.slices();
            for (int i = 0; i < slices.size(); i++) {
                Decimal slice = slices.get(i);
                boolean takesTheRest = i == slices.size() - 1
                        && slice.isBelow(rules.bound().plus(rules.smallest()))
                        && slice.isBelow(rules.smallest().plus(rules.smallest()));
                assertThat(slice.isAtMost(rules.bound()) || takesTheRest)
                        .as("seed %d: slice %d of %s by %s", seed, i, slices, rules)
                        .isTrue();
            }
        });
    }

    @Test
    void thereAreAsFewSlicesAsTheBoundAllows() {
        forEachSeed((rules, seed) -> {
            Decimal whole = rules.order().floorToStep(rules.step());
            Decimal bound = rules.most().floorToStep(rules.step()).max(rules.smallest());
            long fewest = whole.dividedBy(bound, 0, RoundingMode.CEILING)
                    .toBigDecimal()
                    .longValueExact();

            assertThat((long) rules.slices().size())
                    .as("seed %d: %s", seed, rules)
                    .isLessThanOrEqualTo(fewest);
        });
    }

    @Test
    void slicesAreEqualExceptForTheirSteps() {
        assertThat(slices("1", "0.3", "0.01", "0.001")).containsExactly(of("0.25"), of("0.25"), of("0.25"), of("0.25"));
        assertThat(slices("1", "0.4", "0.01", "0.001")).containsExactly(of("0.333"), of("0.333"), of("0.334"));
    }

    @Test
    void whatFitsIntoOneSliceIsNotSplit() {
        assertThat(slices("0.3009", "0.3", "0.01", "0.001")).containsExactly(of("0.3"));
        assertThat(slices("0.301", "0.3", "0.01", "0.001")).containsExactly(of("0.15"), of("0.151"));
    }

    @Test
    void aRestThatIsTooSmallForAnOrderGoesWithTheSliceBeforeIt() {
        assertThat(slices("15", "12", "10", "1")).containsExactly(of("15"));
        assertThat(slices("21", "10", "10", "1")).containsExactly(of("10"), of("11"));
    }

    @Test
    void aBoundBelowTheSmallestOrderLetsTheSmallestOrderGo() {
        assertThat(slices("25", "0.1", "10", "1")).containsExactly(of("10"), of("15"));
        assertThat(slices("9", "0.1", "10", "1")).isEmpty();
    }

    private static List<Decimal> slices(String order, String most, String smallest, String step) {
        return new Rules(of(order), of(most), of(smallest), of(step)).slices();
    }

    private static Decimal of(String text) {
        return Decimal.of(text);
    }

    private interface Check {
        void of(Rules rules, long seed);
    }

    private static void forEachSeed(Check check) {
        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .forEach(seed -> check.of(Rules.of(new SplittableRandom(seed)), seed));
    }
}

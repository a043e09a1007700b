package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways lead from level to level; there is no other. */
class BreakerLevelTest {
    @Test
    void drawdownLeadsThroughEveryLevel() {
        assertThat(waysOf(BreakerLevel::toNext))
                .containsExactly("NORMAL-CAUTION", "CAUTION-WARNING", "WARNING-ALERT", "ALERT-EMERGENCY");
    }

    @Test
    void aSmallDrawdownLeadsDownFromTheFirstTwo() {
        assertThat(waysOf(BreakerLevel::toPrevious)).containsExactly("CAUTION-NORMAL", "WARNING-CAUTION");
    }

    @Test
    void aReviewLeadsBackFromTheLastTwo() {
        assertThat(waysOf(BreakerLevel::toRestarted)).containsExactly("ALERT-NORMAL", "EMERGENCY-NORMAL");
    }

    /** Every way that does not throw. */
    private static List<String> waysOf(Function<BreakerLevel, BreakerLevel> transition) {
        var ways = new ArrayList<String>();
        for (BreakerLevel level : BreakerLevel.values()) {
            try {
                ways.add(level + "-" + transition.apply(level));
            } catch (IllegalStateException illegal) {
                assertThat(illegal).hasMessageStartingWith("the breaker stands on " + level + ": there is no way to");
            }
        }
        return ways;
    }

    @ParameterizedTest
    @EnumSource(BreakerLevel.class)
    void aLevelIsFoundByItsNumber(BreakerLevel level) {
        assertThat(BreakerLevel.of(level.number())).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 5})
    void anotherNumberIsRefused(long number) {
        assertThatThrownBy(() -> BreakerLevel.of(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level of the breaker is " + number + ": must be from 0 to 4");
    }

    @Test
    void levelsAreInOrderAndTheLastTwoNeedAReview() {
        assertThat(BreakerLevel.WARNING.isAtLeast(BreakerLevel.WARNING)).isTrue();
        assertThat(BreakerLevel.ALERT.isAtLeast(BreakerLevel.WARNING)).isTrue();
        assertThat(BreakerLevel.CAUTION.isAtLeast(BreakerLevel.WARNING)).isFalse();
        assertThat(BreakerLevel.values())
                .filteredOn(BreakerLevel::needsReview)
                .containsExactly(BreakerLevel.ALERT, BreakerLevel.EMERGENCY);
    }

    @Test
    void leavingWarningIsNotedAndItsApprovalCountsOnce() {
        // given a warning that was approved and left
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);
        run.fallTo(9);
        run.resume("alice");
        assertThat(run.levels()).containsExactly(1, 2, 1);

        // when the next one comes within the time in which approvals count
        run.fallTo(15);
        run.fallTo(9);

        // then it waits for an approval of its own
        assertThat(run.levels()).containsExactly(1, 2, 1, 2);
    }

    @Test
    void aTransitionThatTheBreakerDoesNotHaveLeavesItWhereItStands() {
        var breaker = new CircuitBreaker();
        breaker.climb(1);

        assertThatThrownBy(() -> breaker.restart(2)).isInstanceOf(IllegalStateException.class);

        assertThat(breaker.level()).isEqualTo(BreakerLevel.CAUTION);
        assertThat(breaker.sinceMs()).isEqualTo(1);
    }
}

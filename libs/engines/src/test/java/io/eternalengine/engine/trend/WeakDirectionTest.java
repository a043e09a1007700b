package io.eternalengine.engine.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** No entries after 14 days of weak direction, while it lasts. */
class WeakDirectionTest {
    /** Strong above 0 and weak below 101: every bar is both. */
    private static final EntryParameters OVERLAPPING = new EntryParameters(2, 3, 2, 0, 100, Duration.ofHours(8), false);

    @Test
    void forbidsEntriesWhenItHasLastedLongEnough() {
        TrendRun run = TrendRun.ready(TrendRun.quick(OVERLAPPING, TrendRun.sizing(), ExitParameters.defaults()));
        for (String price : new String[] {"40000", "40400", "40200", "40600", "40400", "40800", "40600"}) {
            run.bar(price).forEach(intent -> run.reject(intent, "a-test"));
        }

        assertThat(run.bar("41400")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("weak-direction");
    }

    @Test
    void isOverWithTheFirstBarThatIsNotWeak() {
        TrendRun run = TrendRun.ready(
                TrendRun.quick(TrendRun.entries(100, 90, false), TrendRun.sizing(), ExitParameters.defaults()));
        for (String price : new String[] {"40000", "40400", "40200", "40600", "40300"}) {
            run.bar(price);
        }
        assertThat(run.state().assets().getFirst().market().weakSinceMs()).isPositive();

        for (String price : new String[] {"41000", "42000", "43000", "44000", "45000", "46000", "47000"}) {
            run.bar(price);
        }

        assertThat(run.state().assets().getFirst().market().weakSinceMs()).isZero();
    }

    @Test
    void countsFromTheCloseOfTheFirstWeakBar() {
        long since = Markets.START_MS;
        EntryParameters parameters = EntryParameters.defaults();

        assertThat(WeakDirectionRule.forbidsEntry(0, since, parameters)).isFalse();
        assertThat(WeakDirectionRule.forbidsEntry(since, since + 14 * Markets.DAY_MS - 1, parameters))
                .isFalse();
        assertThat(WeakDirectionRule.forbidsEntry(since, since + 14 * Markets.DAY_MS, parameters))
                .isTrue();
    }
}

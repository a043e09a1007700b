package io.eternalengine.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting from the end counts what counting all would, whether times came in order or not. */
class RecentTimesTest {
    private static final int MOST = 30;

    @ParameterizedTest(name = "up to {0} late")
    @ValueSource(ints = {0, 1, 9})
    void countsAllThatAreAfterATime(int late) {
        var random = new Random(late);
        List<Long> all = new ArrayList<>();
        RecentTimes times = RecentTimes.empty();
        for (long now = 0; now < 2_000; now += random.nextInt(4)) {
            long atMs = now - random.nextInt(late + 1);
            all.add(atMs);
            times = times.with(atMs, MOST);
            List<Long> kept = all.subList(Math.max(0, all.size() - MOST), all.size());
            long from = now - random.nextInt(60);

            assertThat(times).isEqualTo(kept);
            assertThat(times.countAfter(from))
                    .isEqualTo(RecentTimes.copyOf(kept).countAfter(from))
                    .isEqualTo((int) kept.stream().filter(time -> time > from).count());
        }
    }
}

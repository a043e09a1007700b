package io.eternalengine.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that share memory behave as copies do, whichever of them is grown, in whatever order. */
class RecentListTest {
    private static final int MOST = 7;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesAsACopyWould(long seed) {
        var random = new Random(seed);
        List<RecentList<Integer>> shared = new ArrayList<>(List.of(RecentList.empty()));
        List<List<Integer>> copies = new ArrayList<>(List.of(List.of()));
        for (int step = 0; step < 2_000; step++) {
            boolean goesBack = random.nextInt(5) == 0;
            int grown = goesBack ? random.nextInt(shared.size()) : shared.size() - 1;
            int element = random.nextInt(20);
            shared.add(shared.get(grown).with(element, MOST));
            copies.add(longer(copies.get(grown), element));
            int checked = random.nextInt(shared.size());
            assertThat(shared.get(checked)).isEqualTo(copies.get(checked));
            for (int asked = 0; asked < 20; asked++) {
                assertThat(shared.get(checked).contains(asked))
                        .as("%s in %s", asked, copies.get(checked))
                        .isEqualTo(copies.get(checked).contains(asked));
            }
        }
        assertThat(shared).isEqualTo(copies);
    }

    @Test
    void aCopyOfAListGrowsLikeAnyOther() {
        RecentList<String> list = RecentList.copyOf(List.of("a", "b")).with("c", 2);

        assertThat(list).containsExactly("b", "c");
        assertThat(list.contains("a")).isFalse();
    }

    private static List<Integer> longer(List<Integer> list, int element) {
        var longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - MOST), longer.size()));
    }
}

package io.eternalengine.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrozenMapTest {
    @Test
    void holdsWhatATreeMapHoldsWhateverComesAndGoes() {
        long seed = 17;
        var random = new Random(seed);
        FrozenMap<String, Integer> frozen = FrozenMap.empty();
        var tree = new TreeMap<String, Integer>();
        for (int i = 0; i < 5_000; i++) {
            String key = "key-" + random.nextInt(12);
            FrozenMap<String, Integer> before = frozen;
            var copy = new TreeMap<>(tree);
            if (random.nextBoolean()) {
                frozen = frozen.with(key, i);
                tree.put(key, i);
            } else {
                frozen = frozen.without(key);
                tree.remove(key);
            }

            assertThat(before).as("seed %d, step %d: the map before", seed, i).isEqualTo(copy);
            assertThat(frozen).as("seed %d, step %d", seed, i).isEqualTo(tree).hasSameHashCodeAs(tree);
            assertThat(frozen.entrySet()).containsExactlyElementsOf(tree.entrySet());
            assertThat(frozen.get(key)).isEqualTo(tree.get(key));
            assertThat(frozen.getOrDefault(key, -1)).isEqualTo(tree.getOrDefault(key, -1));
            assertThat(frozen.containsKey("none")).isFalse();
            assertThat(frozen.placeOf("none")).isNegative();
            for (int place = 0; place < frozen.size(); place++) {
                assertThat(frozen.placeOf(frozen.keyAt(place))).isEqualTo(place);
            }
            assertThat(frozen.withValues(place -> place).values()).containsExactlyElementsOf(places(tree.size()));
        }
        assertThat(FrozenMap.copyOf(tree)).isEqualTo(tree).hasToString(tree.toString());
        assertThat(frozen.firstKey()).isEqualTo(tree.firstKey());
        assertThat(frozen.lastKey()).isEqualTo(tree.lastKey());
    }

    private static List<Integer> places(int size) {
        return IntStream.range(0, size).boxed().toList();
    }
}

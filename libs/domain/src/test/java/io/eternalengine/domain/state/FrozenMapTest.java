package io.eternalengine.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
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
            for (int index = 0; index < frozen.size(); index++) {
                assertThat(tree.get(frozen.keyAt(index))).isEqualTo(frozen.valueAt(index));
            }
        }
        assertThat(FrozenMap.copyOf(tree)).isEqualTo(tree).hasToString(tree.toString());
        assertThat(frozen.firstKey()).isEqualTo(tree.firstKey());
        assertThat(frozen.lastKey()).isEqualTo(tree.lastKey());
    }
}

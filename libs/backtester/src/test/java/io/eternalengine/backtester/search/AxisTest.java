package io.eternalengine.backtester.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static final List<Axis> AXES = List.of(Axis.parse("a=1, 2"), Axis.parse("b=x,y,z"));

    @Test
    void aGridHasEveryCombinationOnce() {
        assertThat(Axis.grid(AXES))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .startsWith(new java.util.TreeMap<>(Map.of("a", "1", "b", "x")))
                .endsWith(new java.util.TreeMap<>(Map.of("a", "2", "b", "z")));
    }

    @Test
    void aSeedDrawsTheSameCombinationsAgain() {
        assertThat(Axis.drawn(AXES, 4, 9)).hasSize(4).doesNotHaveDuplicates().isEqualTo(Axis.drawn(AXES, 4, 9));
        assertThat(Axis.drawn(AXES, 100, 9)).hasSize(6);
    }

    @Test
    void refusesWhatIsNoAxis() {
        assertThatThrownBy(() -> Axis.parse("a=")).hasMessageContaining("must be key=value,value,...");
        assertThatThrownBy(() -> Axis.parse("=1")).hasMessageContaining("must be key=value,value,...");
    }
}

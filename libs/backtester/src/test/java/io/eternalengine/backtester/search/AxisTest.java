package io.eternalengine.backtester.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static final List<Axis> AXES = List.of(Axis.parse("a=1, 2"), Axis.parse("b=x,y,z"));

    @Test
    void aGridHasEveryCombinationOnce() {
        assertThat(new Grid(AXES).all())
                .hasSize(6)
                .doesNotHaveDuplicates()
                .startsWith(new java.util.TreeMap<>(Map.of("a", "1", "b", "x")))
                .endsWith(new java.util.TreeMap<>(Map.of("a", "2", "b", "z")));
    }

    @Test
    void aSeedDrawsTheSameCombinationsAgain() {
        var grid = new Grid(AXES);

        assertThat(grid.drawn(4, 9)).hasSize(4).doesNotHaveDuplicates().isEqualTo(grid.drawn(4, 9));
        assertThat(grid.drawn(100, 9)).isEqualTo(grid.all());
    }

    @Test
    void refusesWhatIsNoAxis() {
        assertThatThrownBy(() -> Axis.parse("a=")).hasMessageContaining("must be key=value,value,...");
        assertThatThrownBy(() -> Axis.parse("=1")).hasMessageContaining("must be key=value,value,...");
    }

    @Test
    void drawsFromAGridTooLargeToBeTriedWhole() {
        // given a thousand values of each of four axes
        String values = IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        var grid = new Grid(List.of(
                Axis.parse("a=" + values),
                Axis.parse("b=" + values),
                Axis.parse("c=" + values),
                Axis.parse("d=" + values)));

        assertThat(grid.size()).isEqualTo(1_000_000_000_000L);
        assertThat(grid.drawn(50, 1)).hasSize(50).doesNotHaveDuplicates();
        assertThatThrownBy(grid::all)
                .hasMessage(
                        "the grid has 1000000000000 combinations: at most 1000000 can be tried; draw some of them with"
                                + " --random");
    }

    @Test
    void refusesValuesThatAreEmptyOrGivenTwiceAndAxesGivenTwice() {
        assertThatThrownBy(() -> Axis.parse("a=1,,2")).hasMessage("the axis a has an empty value: each must be given");
        assertThatThrownBy(() -> Axis.parse("a=1,2,1")).hasMessage("the axis a has 1 twice: values must differ");
        assertThatThrownBy(() -> new Grid(List.of(Axis.parse("a=1"), Axis.parse("a=2"))))
                .hasMessage("the axis a is given twice: give all values at once");
    }
}

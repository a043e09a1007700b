package io.eternalengine.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Copies that share blocks live apart, whichever of them is written to. */
class SharedWindowTest {
    @Test
    void everyCopyHoldsItsOwnValues() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int length = random.nextInt(1, 60);
            List<RollingWindow> windows = new ArrayList<>(List.of(new RollingWindow(length)));
            List<List<Double>> histories = new ArrayList<>(List.of(new ArrayList<>()));
            for (int step = 0; step < 300; step++) {
                int chosen = random.nextInt(windows.size());
                if (windows.size() < 6 && random.nextInt(10) == 0) {
                    windows.add(windows.get(chosen).copy());
                    histories.add(new ArrayList<>(histories.get(chosen)));
                }
                double value = random.nextDouble();
                windows.get(chosen).push(value);
                histories.get(chosen).add(value);
            }
            for (int i = 0; i < windows.size(); i++) {
                assertThat(bytes(windows.get(i)))
                        .as("seed %d, window %d", seed, i)
                        .isEqualTo(bytes(alone(length, histories.get(i))));
            }
        }
    }

    private static RollingWindow alone(int length, List<Double> history) {
        var window = new RollingWindow(length);
        history.forEach(window::push);
        return window;
    }

    private static byte[] bytes(RollingWindow window) {
        var writer = new StateWriter();
        window.write(writer);
        return writer.toBytes();
    }
}

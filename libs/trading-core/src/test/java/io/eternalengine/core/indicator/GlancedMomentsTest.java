package io.eternalengine.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlancedMomentsTest {
    private static final int LENGTH = 30;

    @ParameterizedTest(name = "deviation {0}")
    @ValueSource(doubles = {0.0005, 0.01, 0.3})
    void areThoseOfTheWindowHoweverLongTheRow(double scale) {
        var random = new Random(7);
        var glanced = new GlancedMoments(LENGTH, 0.3);
        double[] row = random.doubles(5_000, -scale, scale).toArray();
        for (int i = 0; i < row.length; i++) {
            glanced.update(row[i]);
            if (i < LENGTH - 1) {
                assertThat(glanced.isSure()).isFalse();
            } else {
                double[] window = Arrays.copyOfRange(row, i + 1 - LENGTH, i + 1);
                assertThat(glanced.isSure()).isTrue();
                assertThat(glanced.mean() / glanced.deviation())
                        .isCloseTo(Arrays.stream(window).average().orElseThrow() / deviation(window), offset(1e-3));
            }
        }
    }

    @Test
    void areNotSureWhileAValueAboveOneIsInTheWindow() {
        var glanced = new GlancedMoments(LENGTH, 1);
        for (int i = 0; i < 3 * LENGTH; i++) {
            glanced.update(i == LENGTH ? Long.MAX_VALUE : i == LENGTH + 1 ? -2 : (i % 2) * 0.01);

            assertThat(glanced.isSure()).as("value %d", i).isEqualTo(i == LENGTH - 1 || i > 2 * LENGTH);
        }
    }

    @Test
    void areNotSureOfWhatHardlyVaries() {
        var glanced = new GlancedMoments(LENGTH, 1);
        for (int i = 0; i < 2 * LENGTH; i++) {
            glanced.update(0.5 + (i % 2) * 1e-6);
        }

        assertThat(glanced.isSure()).isFalse();
    }

    @Test
    void tellNothingAtAllFromHardlyAnything() {
        var glanced = new GlancedMoments(LENGTH, 1);
        for (int i = 0; i < 3 * LENGTH; i++) {
            glanced.update(i == LENGTH ? 1e-40 : 0);

            assertThat(glanced.areAllZero()).as("value %d", i).isEqualTo(i == LENGTH - 1 || i >= 2 * LENGTH);
        }
    }

    @Test
    void nothingNearABoundIsFarFromIt() {
        assertThat(GlancedMoments.isFar(1.015, 1)).isFalse();
        assertThat(GlancedMoments.isFar(0.97, 1)).isTrue();
        assertThat(GlancedMoments.isFar(Double.NaN, 1)).isFalse();
    }

    private static double deviation(double[] window) {
        double mean = Arrays.stream(window).average().orElseThrow();
        double squares = Arrays.stream(window)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (window.length - 1));
    }
}

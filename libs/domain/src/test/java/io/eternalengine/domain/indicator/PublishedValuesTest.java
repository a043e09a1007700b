package io.eternalengine.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of StockCharts ChartSchool, to the two decimals in which they are published. */
class PublishedValuesTest {
    private static final double HALF_A_CENT = 0.0051;
    /** Of prices that were published rounded to a cent, though the values were computed before that. */
    private static final double A_CENT = 0.0101;

    /** ChartSchool, “Average Directional Index (ADX)”, spreadsheet example: the values shown from the 28th bar on. */
    @Test
    void averageDirectionalIndex() {
        double[] highs = {
            30.1983, 30.2776, 30.4458, 29.3478, 29.3477, 29.2886, 28.8334, 28.7346, 28.6654, 28.8532, 28.6356, 27.6761,
            27.2112, 26.8651, 27.409, 26.9441, 26.5189, 26.5189, 27.0927, 27.686, 28.4477, 28.5267, 28.6654, 29.0116,
            29.872, 29.8028, 29.7529, 30.6546, 30.5951, 30.7635, 31.1698, 30.8923, 30.0402, 30.6645, 30.5951, 31.9724,
            32.1011, 32.0317, 31.6255, 31.8534, 32.7055, 32.7648, 32.5766, 32.1308, 33.1215, 33.1909, 32.5172
        };
        double[] lows = {
            29.4072, 29.3182, 29.9611, 28.7443, 28.5566, 28.4081, 28.0818, 27.4289, 27.6565, 27.8345, 27.3992, 27.0927,
            26.1826, 26.1332, 26.6277, 26.1332, 25.4307, 25.3518, 25.876, 26.964, 27.1421, 28.0123, 27.884, 27.9928,
            28.7643, 29.1402, 28.7127, 28.929, 30.0304, 29.3863, 30.1365, 30.4267, 29.3467, 29.9906, 29.5152, 30.9418,
            31.5364, 31.358, 30.922, 31.1994, 32.1308, 32.2298, 31.9724, 31.5562, 32.2101, 32.6262, 31.7642
        };
        double[] closes = {
            29.872, 30.2381, 30.0996, 28.9028, 28.9225, 28.4775, 28.5566, 27.5576, 28.4675, 28.2796, 27.4882, 27.231,
            26.3507, 26.3309, 27.0333, 26.2221, 26.0144, 25.4605, 27.0333, 27.4487, 28.3586, 28.4278, 27.953, 29.0116,
            29.3776, 29.3576, 28.9107, 30.6149, 30.0502, 30.189, 31.1202, 30.5356, 29.7827, 30.0402, 30.4861, 31.467,
            32.0515, 31.9724, 31.1302, 31.6551, 32.636, 32.5866, 32.1903, 32.1011, 32.9335, 33.0027, 31.9425
        };
        var index = new AverageDirectionalIndex(14);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            index.update(highs[i], lows[i], closes[i]);
            if (index.isWarm()) {
                values.add(index.value());
            }
        }

        published(
                values,
                HALF_A_CENT,
                33.58,
                32.15,
                29.93,
                28.36,
                26.90,
                25.78,
                23.95,
                22.78,
                22.07,
                21.53,
                20.80,
                19.59,
                18.72,
                18.75,
                18.84,
                18.55,
                17.73,
                17.95,
                18.23,
                17.35);
    }

    /** ChartSchool, “Average True Range (ATR)”, spreadsheet example (QQQ, from 2010-04-01). */
    @Test
    void averageTrueRange() {
        double[] highs = {
            48.70, 48.72, 48.90, 48.87, 48.82, 49.05, 49.20, 49.35, 49.92, 50.19, 50.12, 49.66, 49.88, 50.19, 50.36,
            50.57, 50.65, 50.43, 49.63, 50.33, 50.29, 50.17, 49.32, 48.50, 48.32, 46.80, 47.80, 48.39, 48.66, 48.79
        };
        double[] lows = {
            47.79, 48.14, 48.39, 48.37, 48.24, 48.64, 48.94, 48.86, 49.50, 49.87, 49.20, 48.90, 49.43, 49.73, 49.26,
            50.09, 50.30, 49.21, 48.98, 49.61, 49.20, 49.43, 48.08, 47.64, 41.55, 44.28, 47.31, 47.20, 47.90, 47.73
        };
        double[] closes = {
            48.16, 48.61, 48.75, 48.63, 48.74, 49.03, 49.07, 49.32, 49.91, 50.13, 49.53, 49.50, 49.75, 50.03, 50.31,
            50.52, 50.41, 49.34, 49.37, 50.23, 49.24, 49.93, 48.43, 48.18, 46.57, 45.41, 47.77, 47.72, 48.62, 47.85
        };
        var range = new AverageTrueRange(14);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            range.update(highs[i], lows[i], closes[i]);
            if (range.isWarm()) {
                values.add(range.value());
            }
        }

        published(
                values, A_CENT, 0.56, 0.59, 0.59, 0.57, 0.62, 0.62, 0.64, 0.67, 0.69, 0.78, 0.78, 1.21, 1.30, 1.38,
                1.37, 1.34, 1.32);
    }

    /** ChartSchool, “Moving Averages”, ten-day example (Intel). */
    @Test
    void simpleMovingAverage() {
        double[] closes = {
            22.2734, 22.1940, 22.0847, 22.1741, 22.1840, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933, 22.1542, 22.3926,
            22.3816, 22.6109, 23.3558, 24.0519, 23.7530, 23.8324, 23.9516, 23.6338
        };
        var simple = new SimpleMovingAverage(10);
        List<Double> simples = new ArrayList<>();
        for (double close : closes) {
            simple.update(close);
            if (simple.isWarm()) {
                simples.add(simple.value());
            }
        }

        published(simples, HALF_A_CENT, 22.22, 22.21, 22.23, 22.26, 22.31, 22.42, 22.61, 22.77, 22.91, 23.08, 23.21);
    }

    private static void published(List<Double> values, double tolerance, double... expected) {
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).as("value %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}

package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.backtester.ParameterSet.BadParameter;
import io.eternalengine.domain.model.Decimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of parameters says wrong is reported with the file, the value and the rule. */
class ParameterFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eternal.core-hodl.program-days=abc       | p.txt: eternal.core-hodl.program-days is "abc": must be a whole number
            eternal.core-hodl.program-days=          | p.txt: eternal.core-hodl.program-days is "": must be a whole number
            eternal.trend-1.shorts=yes               | p.txt: eternal.trend-1.shorts is "yes": must be true or false
            eternal.risk.review-time=soon            | p.txt: eternal.risk.review-time is "soon": must be a duration such as 72H
            eternal.funding.rate-comparison=EQUAL    | p.txt: eternal.funding.rate-comparison is "EQUAL": must be one of [AT_LEAST, ABOVE]
            eternal.risk.thresholds=0.1,x,0.2,0.3    | p.txt: eternal.risk.thresholds is "x": must be plain decimal numbers with commas between
            eternal.risk.thresholds=0.1,0.2          | p.txt, eternal.risk.*: thresholds is [0.1, 0.2]: must be four
            eternal.risk.max-position-fraction=0.5   | p.txt, eternal.risk.*: maxPositionFraction is 0.5: must be above 0 and not above 0.25
            eternal.trend-2.fast-sma-period=900      | p.txt, eternal.trend-2.*: slowSmaPeriod is 200: must be above fastSmaPeriod 900
            eternal.trend-1.bar=1H30M                | p.txt, eternal.trend-1.*: bar is PT1H30M: must be a multiple of the candle PT1H
            eternal.allocation.trend-1=0.5           | the sum of eternal.allocation is 1.35: must be 1
            eternal.backtest.warm-up-days=9999       | p.txt, eternal.backtest.*: warm-up-days is 9999: must be from 0 to 3650
            eternal.tactical.fell=0.4                | p.txt: eternal.tactical.fell is no parameter; known are eternal.tactical.assets, eternal.tactical.between-deployments
            eternal.trend-2.stop-range-multiple=3    | p.txt: eternal.trend-2.stop-range-multiple is no parameter; it is named eternal.trend-2.stop-atr-multiple now
            nonsense                                 | p.txt: nonsense is no parameter; known ones begin with eternal.allocation.
            """)
    void isRefused(String line, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("p.txt"), line + "\n");

        assertThatThrownBy(() -> prepare(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws IOException {
        Path file =
                Files.writeString(folder.resolve("p.txt"), "eternal.tactical.fall=0.4\neternal.tactical.fall=0.5\n");

        assertThatThrownBy(() -> ParameterSet.read(file))
                .isInstanceOf(BadParameter.class)
                .hasMessage(file + ": eternal.tactical.fall is given twice");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("p.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> ParameterSet.read(file)).hasMessageEndingWith("it is no UTF-8 text");
        assertThatThrownBy(() -> ParameterSet.read(folder.resolve("absent")))
                .hasMessageContaining("cannot be read as lines of key = value");
    }

    @Test
    void whatIsSetBesidesIsStronger() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.txt"), "# a remark\neternal.tactical.fall = 0.4\n", StandardCharsets.UTF_8);

        ParameterSet set = ParameterSet.read(file).with(java.util.Map.of("eternal.tactical.fall", "0.3"));

        assertThat(set.decimal("eternal.tactical.fall", Decimal.ONE)).isEqualTo(Decimal.of("0.3"));
    }

    private void prepare(Path file) {
        Backtest.prepare(new BacktestRequest(
                folder,
                LocalDate.parse("2024-01-01"),
                LocalDate.parse("2024-02-01"),
                Decimal.of(50_000),
                BacktestRequest.knownEngines(),
                ParameterSet.read(file)));
    }
}

package io.eternalengine.backtester.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.FolderOfTrends;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateFileTest {
    private static final LocalDate FROM = LocalDate.parse("2024-01-20");
    private static final LocalDate SPLIT = LocalDate.parse("2024-02-10");
    private static final LocalDate TO = LocalDate.parse("2024-03-01");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path data;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void writeMarkets() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        file = folder.resolve("gate.json");
        FolderOfTrends.write(data, 4, 24 * 60);
        rates(0.0001);
    }

    @Test
    void aRecordHoldsOverTheSameCodeParametersAndData() throws IOException {
        GateFile.write(judged(EngineId.TACTICAL, ParameterSet.of(Map.of("eternal.tactical.fall", "0.05"))), file);

        assertThat(GateFile.read(file).verify(data, done -> {})).isEmpty();
        assertThat(Files.readString(file)).contains("\"eternal.tactical.fall\" : \"0.05\"", "\"code\"", "\"data\"");
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        GateFile.write(judged(EngineId.FUNDING, ParameterSet.defaults()), file);
        byte[] written = Files.readAllBytes(file);

        for (int at = 0; at < written.length; at += 97) {
            byte[] changed = written.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThat(outcome()).as("byte %d", at).doesNotContain("holds");
        }
    }

    @Test
    void aFigureThatWasChangedAndSealedAnewIsFoundByJudgingAgain() throws IOException {
        GateRecord judged = judged(EngineId.TACTICAL, ParameterSet.defaults());
        GateFile.write(
                new GateRecord(
                        judged.engine(),
                        judged.from(),
                        judged.split(),
                        judged.to(),
                        judged.capital(),
                        judged.code(),
                        judged.data(),
                        judged.verdicts(),
                        !judged.passed()),
                file);

        assertThat(GateFile.read(file).verify(data, done -> {}))
                .hasValue("judged again it comes out otherwise: .passed was true, is false; 1 differences in all");
    }

    @Test
    void otherDataAreNamed() throws IOException {
        GateFile.write(judged(EngineId.FUNDING, ParameterSet.defaults()), file);
        rates(0.0002);

        assertThat(GateFile.read(file).verify(data, done -> {}))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("it rests on other data: BTCUSDT-bybit-funding-8h.csv was ")
                        .contains(", is "));
    }

    @Test
    void otherCodeIsNamed() throws IOException {
        GateRecord judged = judged(EngineId.TACTICAL, ParameterSet.defaults());
        GateFile.write(
                new GateRecord(
                        judged.engine(),
                        judged.from(),
                        judged.split(),
                        judged.to(),
                        judged.capital(),
                        "0badc0de",
                        judged.data(),
                        judged.verdicts(),
                        judged.passed()),
                file);

        assertThat(GateFile.read(file).verify(data, done -> {}))
                .hasValue("it was made by other code: 0badc0de, this is " + judged.code());
    }

    @Test
    void fundingIsJudgedAtLeastAndAboveItsThresholdAndTheConfiguredOneDecides() {
        // given rates that are exactly the threshold
        GateRecord record = judged(EngineId.FUNDING, ParameterSet.defaults());

        assertThat(record.verdicts())
                .extracting(GateRecord.Verdict::reading)
                .containsExactly("rate ≥ threshold", "rate > threshold");
        assertThat(record.verdicts()).extracting(GateRecord.Verdict::decides).containsExactly(true, false);
        assertThat(record.verdicts().getFirst().test().performance().trades()).isPositive();
        assertThat(record.verdicts().getLast().test().performance().trades()).isZero();
        assertThat(Evidence.of(record).trades())
                .isEqualTo(record.verdicts().getFirst().test().performance().trades());
    }

    @Test
    void whatIsNoRecordIsRefused() throws IOException {
        Files.writeString(file, "{}");

        assertThatThrownBy(() -> GateFile.read(file))
                .hasMessageEndingWith("gate.json is no gate record: it has no seal");
        assertThatThrownBy(() -> GateFile.read(folder)).hasMessageEndingWith("must be a gate record that can be read");
    }

    private String outcome() throws IOException {
        try {
            return GateFile.read(file).verify(data, done -> {}).orElse("holds");
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private GateRecord judged(EngineId engine, ParameterSet parameters) {
        return Gate.judge(
                Backtest.prepare(
                        new BacktestRequest(data, FROM, TO, Decimal.of(50_000), EnumSet.of(engine), parameters)),
                engine,
                SPLIT);
    }

    private void rates(double rate) throws IOException {
        var text = new StringBuilder("timestamp_ms,funding_rate\n");
        for (long atMs = 1_704_844_800_000L; atMs < 1_709_251_200_000L; atMs += 8 * 3_600_000L) {
            text.append(atMs)
                    .append(',')
                    .append(java.math.BigDecimal.valueOf(rate).toPlainString())
                    .append('\n');
        }
        Files.writeString(data.resolve("BTCUSDT-bybit-funding-8h.csv"), text.toString(), StandardCharsets.US_ASCII);
    }
}

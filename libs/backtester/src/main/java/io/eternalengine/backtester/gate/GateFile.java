package io.eternalengine.backtester.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.CodeVersion;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.report.JsonDifferences;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.state.StateHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * A gate record as a file. Its last field is a SHA-256 over all of its bytes with that field's digits as zeros, so that a changed
 * byte is found without the data. Whoever changes the record and seals it anew is found by judging again.
 */
public final class GateFile {
    private static final String SEAL = "sha256";
    private static final String SEAL_BEGINS = "\"" + SEAL + "\" : \"";
    private static final int SEAL_DIGITS = 64;
    private static final String UNSEALED = "0".repeat(SEAL_DIGITS);

    private final Path file;
    /** Each byte a character. */
    private final String text;

    private JsonNode record = MissingNode.getInstance();

    private GateFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Writes a record with its seal. */
    public static void write(GateRecord record, Path file) throws IOException {
        ObjectNode json = ((ObjectNode) ResultJson.tree(record)).put(SEAL, UNSEALED);
        String unsealed = ResultJson.text(json);
        int seal = unsealed.lastIndexOf(SEAL_BEGINS) + SEAL_BEGINS.length();
        Files.writeString(
                file,
                unsealed.substring(0, seal)
                        + hash(unsealed.getBytes(StandardCharsets.UTF_8))
                        + unsealed.substring(seal + SEAL_DIGITS));
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when the file is none
     */
    public static GateFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": must be a gate record that can be read");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int seal = text.lastIndexOf(SEAL_BEGINS);
        if (seal < 0 || text.length() < seal + SEAL_BEGINS.length() + SEAL_DIGITS) {
            throw new IllegalArgumentException(file + " is no gate record: it has no seal");
        }
        return new GateFile(file, text);
    }

    /**
     * Looks whether the record still holds: its bytes, the code, the data, and every figure, judged again.
     *
     * @param data folder with the market history
     * @param progress receives how many runs are done
     * @return why it does not hold; empty when it does
     */
    public Optional<String> verify(Path data, IntConsumer progress) throws IOException {
        Optional<String> changed = wrongSeal();
        if (changed.isPresent()) {
            return changed;
        }
        record = ResultJson.read(file);
        Optional<String> otherCode = otherCode();
        return otherCode.isPresent() ? otherCode : otherFigures(data, progress);
    }

    private EngineId engine() {
        return EngineId.of(field("engine").asText());
    }

    private Optional<String> wrongSeal() {
        int seal = text.lastIndexOf(SEAL_BEGINS) + SEAL_BEGINS.length();
        String written = text.substring(seal, seal + SEAL_DIGITS);
        String unsealed = text.substring(0, seal) + UNSEALED + text.substring(seal + SEAL_DIGITS);
        String found = hash(unsealed.getBytes(StandardCharsets.ISO_8859_1));
        return written.equals(found)
                ? Optional.empty()
                : Optional.of(
                        "it was changed after it was written: its seal is " + written + ", its bytes give " + found);
    }

    private Optional<String> otherCode() {
        String written = field("code").asText();
        return written.equals(CodeVersion.hash())
                ? Optional.empty()
                : Optional.of("it was made by other code: " + written + ", this is " + CodeVersion.hash());
    }

    private Optional<String> otherFigures(Path folder, IntConsumer progress) throws IOException {
        Backtest backtest = Backtest.prepare(request(folder));
        Optional<String> otherData = otherData(backtest.dataHashes());
        if (otherData.isPresent()) {
            return otherData;
        }
        GateRecord now = Gate.judge(backtest, engine(), date("split"), progress);
        ObjectNode before = record.deepCopy();
        before.remove(SEAL);
        List<String> differences = JsonDifferences.between(before, ResultJson.tree(now));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("judged again it comes out otherwise: " + differences.getFirst() + "; "
                        + differences.size() + " differences in all");
    }

    private Optional<String> otherData(Map<String, String> now) {
        Map<String, String> before = new TreeMap<>();
        field("data")
                .properties()
                .forEach(entry -> before.put(entry.getKey(), entry.getValue().asText()));
        for (Map.Entry<String, String> file : before.entrySet()) {
            String found = now.get(file.getKey());
            if (!file.getValue().equals(found)) {
                return Optional.of("it rests on other data: " + file.getKey() + " was " + file.getValue() + ", is "
                        + (found == null ? "not there" : found));
            }
        }
        return now.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .findFirst()
                .map(name -> "it rests on other data: it knew no " + name);
    }

    private BacktestRequest request(Path folder) {
        Map<String, String> parameters = new TreeMap<>();
        for (JsonNode verdict : field("verdicts")) {
            if (verdict.path("decides").asBoolean()) {
                verdict.path("parameters")
                        .properties()
                        .forEach(entry ->
                                parameters.put(entry.getKey(), entry.getValue().asText()));
            }
        }
        return new BacktestRequest(
                folder,
                date("from"),
                date("to"),
                Decimal.of(field("capital").asText()),
                EnumSet.of(engine()),
                ParameterSet.of(parameters));
    }

    private LocalDate date(String name) {
        try {
            return LocalDate.parse(field(name).asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(file + " is no gate record: its " + name + " is no date");
        }
    }

    private JsonNode field(String name) {
        JsonNode found = record.path(name);
        if (found.isMissingNode()) {
            throw new IllegalArgumentException(file + " is no gate record: it has no " + name);
        }
        return found;
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(StateHash.of(bytes));
    }
}

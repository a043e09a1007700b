package io.eternalengine.localstack.commands;

import io.eternalengine.backtester.gate.Criterion;
import io.eternalengine.backtester.gate.Gate;
import io.eternalengine.backtester.gate.GateRecord;
import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.report.JsonDifferences;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.localstack.Refusal;
import io.eternalengine.localstack.StackFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The gate before live trading. A verdict against the engine is a valid result, and exit code 0: it was reached. */
@Command(name = "gate", description = "Judge an engine by its gate's criteria on history that it was not trained on.")
final class GateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ENGINE", description = "TREND, FUNDING or TACTICAL.")
    private String engine = "";

    @Mixin
    private DataOptions history = new DataOptions();

    @Option(
            names = "--split",
            paramLabel = "DATE",
            required = true,
            converter = MarketOptions.DateConverter.class,
            description = "First day out of sample; what lies before is training.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate split;

    @Option(names = "--record", paramLabel = "FILE", description = "Write the record there as JSON.")
    private @Nullable Path record;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Compare with a record written before: nothing may differ.")
    private @Nullable Path verified;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFile.requireWritable("--record", record);
        EngineId judged = Refusals.asked(() -> EngineId.of(engine));
        if (Criterion.of(judged).isEmpty()) {
            throw new Refusal("The engine is " + judged.label() + ": it has no gate");
        }
        List<GateRecord> records = Refusals.asked(() -> Gate.judge(history.prepare(EnumSet.of(judged)), judged, split));
        PrintWriter out = spec.commandLine().getOut();
        records.forEach(one -> print(one, out));
        if (record != null) {
            ResultJson.write(records, record);
            out.println("Record: " + record);
        }
        out.flush();
        verify(records);
        return 0;
    }

    private void verify(List<GateRecord> records) throws IOException, InterruptedException {
        Path file = verified;
        if (file == null) {
            return;
        }
        if (!Files.isReadable(file)) {
            throw new Refusal("--verify is " + file + ": it must be a file that can be read");
        }
        List<String> differences = Refusals.asked(() -> JsonDifferences.between(file, records));
        if (!differences.isEmpty()) {
            throw new StackFailure("The record " + file + " does not hold: " + differences.getFirst() + "; "
                    + differences.size() + " differences in all");
        }
        spec.commandLine()
                .getOut()
                .println("The record " + file + " holds: the same code, parameters and data give it again.");
    }

    private static void print(GateRecord gate, PrintWriter out) {
        out.printf(
                "%n  Gate of %s, account %s: trained %s to %s, tested %s to %s%n",
                gate.engine(),
                gate.account(),
                gate.train().from(),
                gate.train().to(),
                gate.test().from(),
                gate.test().to());
        for (GateRecord.Finding finding : gate.findings()) {
            out.printf(
                    "  %-16s%10s  %s %s   %s%n",
                    finding.name(),
                    Figure.number(finding.figure()),
                    finding.comparison().sign(),
                    finding.threshold(),
                    finding.passed() ? "passed" : "NOT PASSED");
        }
        out.printf(
                "  %d trades out of sample. Verdict: %s%n",
                gate.test().performance().trades(), gate.passed() ? "PASSED" : "NOT PASSED");
    }
}

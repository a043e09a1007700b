package io.eternalengine.cli.history.print;

import io.eternalengine.backtester.gate.Evidence;
import io.eternalengine.backtester.gate.GateRecord;
import io.eternalengine.backtester.report.Figure;
import java.io.PrintWriter;

/** The verdicts of a gate for people. */
public final class GatePrinter {
    private final PrintWriter out;

    public GatePrinter(PrintWriter out) {
        this.out = out;
    }

    public void print(GateRecord gate) {
        out.printf(
                "%nGate of %s: in sample %s to %s, out of sample %s to %s%n",
                gate.engine(), gate.from(), gate.split(), gate.split(), gate.to());
        gate.verdicts().forEach(this::print);
        out.printf(
                "%n  %s %s its gate: %s.%n",
                gate.engine(),
                gate.passed() ? "PASSES" : "DOES NOT PASS",
                Evidence.of(gate).sentence());
    }

    private void print(GateRecord.Verdict verdict) {
        String reading = verdict.reading().isEmpty() ? "" : ", " + verdict.reading();
        out.printf(
                "%n  %-46s%14s%16s%10s%n",
                verdict.account() + reading + (verdict.decides() ? "" : " (for comparison)"),
                "in sample",
                "out of sample",
                "gate");
        for (GateRecord.Finding finding : verdict.findings()) {
            out.printf(
                    "  %-46s%14s%16s%10s   %s%n",
                    finding.name(),
                    Figure.number(finding.inSample()),
                    Figure.number(finding.outOfSample()),
                    finding.comparison().sign() + " " + finding.threshold(),
                    finding.passed() ? "passed" : "NOT PASSED");
        }
        out.printf(
                "  %-46s%14s%16s%n",
                "total return",
                Figure.percent(verdict.train().performance().totalReturn()),
                Figure.percent(verdict.test().performance().totalReturn()));
        out.printf(
                "  %-46s%14d%16d%n",
                "trades closed",
                verdict.train().performance().trades(),
                verdict.test().performance().trades());
    }
}

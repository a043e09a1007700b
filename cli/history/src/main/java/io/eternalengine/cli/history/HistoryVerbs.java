package io.eternalengine.cli.history;

import io.eternalengine.cli.CommandLines;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs that need history and the engines' rules, but no fleet: a program of their own, for which no broker is built. */
@Command(
        name = "eternal",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            BacktestCommand.class,
            GateCommand.class,
            VerifyGateCommand.class,
            SweepCommand.class,
            WalkForwardCommand.class,
            FiguresCommand.class,
            HistoryCommand.class
        })
public final class HistoryVerbs implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A verb is needed: './eternal help' lists them");
    }

    /** Adds them to a program that has others, too. */
    public static void addTo(CommandLine commandLine) {
        new CommandLine(new HistoryVerbs()).getSubcommands().forEach(commandLine::addSubcommand);
    }

    public static void main(String[] arguments) {
        CommandLines.main(new CommandLine(new HistoryVerbs()), arguments);
    }
}

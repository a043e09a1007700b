package io.eternalengine.cli.fleet;

import io.eternalengine.cli.history.HistoryVerbs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All verbs: those of a fleet and for developers stand here, those over history come with their own program. */
@Command(
        name = "eternal",
        description = "The Eternal Engine: an autonomous crypto portfolio system.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        subcommands = {
            HelpCommand.class,
            DemoCommand.class,
            BenchmarkCommand.class,
            BenchOrdersCommand.class,
            UpCommand.class,
            SuperviseCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            HaltCommand.class,
            ResumeCommand.class,
            HaltLogCommand.class,
            AcceptDifferenceCommand.class,
            RebuildCommand.class,
            CalibrateCommand.class,
            SimulatorCommand.class,
            InfrastructureCommand.class,
            CompletionCommand.class,
            WriteHelpTextsCommand.class
        })
final class Verbs implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A verb is needed: './eternal help' lists them");
    }

    /** All verbs, ready to be executed. */
    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Verbs());
        HistoryVerbs.addTo(commandLine);
        return commandLine;
    }
}

package io.eternalengine.localstack.commands;

import io.eternalengine.localstack.Refusal;
import io.eternalengine.localstack.StackFailure;
import java.math.BigDecimal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** All verbs, and how errors reach the user: one sentence on stderr, never a stack trace. */
@Command(
        name = "eternal",
        description = "The Eternal Engine: an autonomous crypto portfolio system.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        subcommands = {
            HelpCommand.class,
            DemoCommand.class,
            BenchmarkCommand.class,
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
            BacktestCommand.class,
            GateCommand.class,
            VerifyGateCommand.class,
            SweepCommand.class,
            WalkForwardCommand.class,
            FiguresCommand.class,
            HistoryCommand.class,
            SimulatorCommand.class,
            InfrastructureCommand.class,
            CompletionCommand.class,
            WriteHelpTextsCommand.class
        })
public final class Verbs implements Runnable {
    /** Bad input: nothing was started. */
    public static final int REFUSED = 2;
    /** Something failed on the way. */
    public static final int FAILED = 1;

    /** Of a number, written out. */
    private static final int MOST_DIGITS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A verb is needed: './eternal help' lists them");
    }

    /** Runs one command line and returns its exit code. */
    public static int execute(String... arguments) {
        return execute(new CommandLine(new Verbs()), arguments);
    }

    static int execute(CommandLine commandLine, String... arguments) {
        commandLine.registerConverter(BigDecimal.class, Verbs::number);
        commandLine.setParameterExceptionHandler((exception, given) -> {
            exception.getCommandLine().getErr().println(sentence(String.valueOf(exception.getMessage())));
            return REFUSED;
        });
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            failed.getErr().println(sentence(describe(exception)));
            return exception instanceof Refusal ? REFUSED : FAILED;
        });
        return commandLine.execute(arguments);
    }

    private static BigDecimal number(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new TypeConversionException("the number has more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private static String describe(Exception exception) {
        boolean isForUsers = exception instanceof Refusal || exception instanceof StackFailure;
        String message = exception.getMessage();
        return isForUsers && message != null ? message : exception.toString();
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}

package io.eternalengine.cli;

import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.math.BigDecimal;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How a command line is run, and how its errors reach the user: one sentence on stderr, never a stack trace. */
public final class CommandLines {
    /** Bad input: nothing was started. */
    public static final int REFUSED = 2;
    /** Something failed on the way. */
    public static final int FAILED = 1;

    /** Of a number, written out. */
    private static final int MOST_DIGITS = 100;

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private CommandLines() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(CommandLine commandLine, String... arguments) {
        // Kafka's clients explain every lost connection; here those are expected while a part restarts.
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "off");
        }
        System.exit(execute(commandLine, arguments));
    }

    /** Runs one command line and returns its exit code. */
    public static int execute(CommandLine commandLine, String... arguments) {
        commandLine.registerConverter(BigDecimal.class, CommandLines::number);
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

package io.eternalengine.cli.fleet;

import io.eternalengine.local.processes.Refusal;
import picocli.CommandLine.Option;

/** Who asks, and why; shared by all verbs that ask something of risk. */
final class OperatorIdentity {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is recorded.")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks (default: the user of this machine).")
    private String person = System.getProperty("user.name", "operator");

    String reason() {
        return required("--reason", reason);
    }

    String person() {
        return required("--by", person);
    }

    private static String required(String option, String text) {
        if (text.isBlank()) {
            throw new Refusal(option + " is empty: it must be a text");
        }
        return text.strip();
    }
}

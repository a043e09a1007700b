package io.eternalengine.localstack.commands;

import io.eternalengine.localstack.Refusal;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Who asks for what and why; shared by {@code halt} and {@code resume}. */
final class OperatorOptions {
    /** How long risk may take to answer. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "ALL",
            description = "ALL, ENGINE=name, ACCOUNT=name or SYMBOL=name (default: ${DEFAULT-VALUE}).")
    private String scope = "ALL";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is recorded.")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks (default: the user of this machine).")
    private String person = System.getProperty("user.name", "operator");

    String scope() {
        return scope;
    }

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

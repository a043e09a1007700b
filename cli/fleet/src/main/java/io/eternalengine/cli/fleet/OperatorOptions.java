package io.eternalengine.cli.fleet;

import java.time.Duration;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private OperatorIdentity operator = new OperatorIdentity();

    String scope() {
        return scope;
    }

    String reason() {
        return operator.reason();
    }

    String person() {
        return operator.person();
    }
}

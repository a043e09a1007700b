package io.eternalengine.cli.fleet;

import io.eternalengine.cli.CommandLines;

/** Entry point of {@code ./eternal}: all verbs, those over history too. */
public final class Eternal {
    private Eternal() {}

    public static void main(String[] arguments) {
        CommandLines.main(Verbs.commandLine(), arguments);
    }
}

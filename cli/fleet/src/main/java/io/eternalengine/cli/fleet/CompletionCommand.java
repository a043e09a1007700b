package io.eternalengine.cli.fleet;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A script by which a shell completes verbs and options. */
@Command(
        name = "completion",
        description = "Print a script that lets bash and zsh complete verbs and options.",
        footer = {"", "source <(./eternal completion)"})
final class CompletionCommand implements Callable<Integer> {
    /** Verbs that the front door serves without this program. */
    static final List<String> OF_THE_FRONT_DOOR =
            List.of("test", "analyse", "build", "bench-core", "bench-venue", "conformance", "version");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = Verbs.commandLine();
        OF_THE_FRONT_DOOR.forEach(verb -> all.addSubcommand(verb, CommandSpec.create()));
        spec.commandLine().getOut().print(AutoComplete.bash("eternal", all));
        spec.commandLine().getOut().flush();
        return 0;
    }
}

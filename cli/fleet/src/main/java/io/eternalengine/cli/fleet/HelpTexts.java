package io.eternalengine.cli.fleet;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi;

/** The options of each verb in words, as the front door shows them without Java: from the files in {@code help/}. */
final class HelpTexts {
    private HelpTexts() {}

    /** The text of each verb that people see, by name. */
    static Map<String, String> all() {
        Map<String, String> texts = new TreeMap<>();
        Verbs.commandLine().getSubcommands().forEach((verb, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden() && !verb.equals("help")) {
                texts.put(verb, command.getUsageMessage(Ansi.OFF));
            }
        });
        return texts;
    }
}

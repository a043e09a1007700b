package io.eternalengine.cli.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** For whoever changes options: writes what the front door shows. A test says when it is due. */
@Command(name = "write-help-texts", hidden = true, description = "Write the texts that VERB --help shows.")
final class WriteHelpTextsCommand implements Callable<Integer> {
    /** Where the front door finds them, below the project's root. */
    static final Path FOLDER = Path.of("cli", "help");

    @Override
    public Integer call() throws IOException {
        for (Map.Entry<String, String> text : HelpTexts.all().entrySet()) {
            Files.writeString(StateOption.root().resolve(FOLDER).resolve(text.getKey() + ".txt"), text.getValue());
        }
        return 0;
    }
}

package io.eternalengine.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelpTextsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("eternal.root", "../..")).resolve(WriteHelpTextsCommand.FOLDER);

    @Test
    void whatTheFrontDoorShowsWithoutJavaIsWhatTheVerbsTake() {
        assertThat(HelpTexts.all())
                .isNotEmpty()
                .allSatisfy((verb, text) -> assertThat(FOLDER.resolve(verb + ".txt"))
                        .as("out of date: run './eternal write-help-texts'")
                        .hasContent(text));
    }

    @Test
    void theVerbsOfTheFrontDoorAloneHaveATextToo() throws IOException {
        for (String verb : CompletionCommand.OF_THE_FRONT_DOOR) {
            if (!verb.equals("version")) {
                assertThat(Files.readString(FOLDER.resolve(verb + ".txt"))).startsWith("Usage: ./eternal " + verb);
            }
        }
    }
}

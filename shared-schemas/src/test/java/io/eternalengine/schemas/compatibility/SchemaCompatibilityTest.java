package io.eternalengine.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The check that fails the build on an incompatible change of a message, and the proof that it does. */
class SchemaCompatibilityTest {
    @TempDir
    private Path folder;

    static Stream<Path> releases() {
        return Buf.releases().stream();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatAReleasedVersionWroteStaysReadable(Path released) {
        Buf.Answer answer = new Buf(folder).breaking(Buf.SCHEMAS, released);

        assertThat(answer.content())
                .as("incompatible with %s, see compatibility/README.md:%n%s", released.getFileName(), answer.text())
                .isTrue();
    }

    @Test
    void theDefinitionsKeepTheRulesOfStyle() {
        Buf.Answer answer = new Buf(folder).lint(Buf.SCHEMAS);

        assertThat(answer.content()).as(answer.text()).isTrue();
    }

    @Test
    void atLeastOneVersionIsReleased() {
        assertThat(Buf.releases()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "market.proto  | string close = 8;                 | int64 close = 8;            | close",
                "market.proto  | string close = 8;                 | string closing = 8;         | closing",
                "market.proto  | string close = 8;                 | string close = 18;          | \"8\" with name \"close\"",
                "market.proto  | string close = 8;                 | ''                          | \"8\" with name \"close\"",
                "trading.proto | SIDE_SELL = 2;                    | SIDE_SHORT = 2;             | SIDE_SELL",
                "control.proto | repeated OrderIntended intents = 9; | OrderIntended intents = 9; | intents",
                "control.proto | message HaltLifted {              | message HaltEnded {         | HaltLifted"
            })
    void refusesAnIncompatibleChangeAndNamesIt(String file, String before, String after, String named)
            throws IOException {
        Path changed = changedCopy(file, before, after);
        if (before.contains("message HaltLifted")) {
            replace(changed, file, "HaltLifted halt_lifted", "HaltEnded halt_lifted");
        }

        Buf.Answer answer = new Buf(folder).breaking(changed, Buf.releases().getLast());

        assertThat(answer.content()).as(answer.text()).isFalse();
        assertThat(answer.text()).contains(named);
    }

    @Test
    void acceptsAnAddedField() throws IOException {
        Path changed = changedCopy(
                "market.proto", "string volume = 9;", "string volume = 9;\n  string added_for_this_test = 900;");

        Buf.Answer answer = new Buf(folder).breaking(changed, Buf.releases().getLast());

        assertThat(answer.content()).as(answer.text()).isTrue();
    }

    private Path changedCopy(String file, String before, String after) throws IOException {
        Path copy = folder.resolve("copy");
        Path sources = Buf.SCHEMAS.resolve("src/main/proto/eternal/v1");
        Path target = Files.createDirectories(copy.resolve("src/main/proto/eternal/v1"));
        Files.copy(Buf.SCHEMAS.resolve("buf.yaml"), copy.resolve("buf.yaml"));
        try (Stream<Path> definitions = Files.list(sources)) {
            for (Path definition : definitions.toList()) {
                Files.copy(definition, target.resolve(definition.getFileName().toString()));
            }
        }
        replace(copy, file, before, after);
        return copy;
    }

    private static void replace(Path copy, String file, String before, String after) throws IOException {
        Path definition = copy.resolve("src/main/proto/eternal/v1").resolve(file);
        String text = Files.readString(definition);
        assertThat(text).as(file).contains(before);
        Files.writeString(definition, text.replace(before, after));
    }
}

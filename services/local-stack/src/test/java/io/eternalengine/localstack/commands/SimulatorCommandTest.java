package io.eternalengine.localstack.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong command lines of {@code ./eternal simulator}: one sentence on stderr, exit code 2, nothing is started. */
class SimulatorCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    simulator                                     | --generate=SEED
                    simulator --generate much                     | '--generate'
                    simulator --generate 7 --data x               | mutually exclusive
                    simulator --generate 7 --port 70000           | --port is 70000: it must be between
                    simulator --generate 7 --port-file /no/such/p | --port-file is /no/such/p: its folder must exist
                    simulator --generate 7 --scenario /no/such    | --scenario is /no/such: it must be a file
                    simulator --data /no/such/folder              | --data is /no/such/folder: it must be a folder
                    """)
    void isRefusedWithASentence(String commandLine, String sentence) {
        CommandLine line = new CommandLine(new Verbs()).setErr(new PrintWriter(err, true));

        int exitCode = Verbs.execute(line, commandLine.split(" +"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().strip()).contains(sentence).endsWith(".").doesNotContain("\tat ");
    }
}

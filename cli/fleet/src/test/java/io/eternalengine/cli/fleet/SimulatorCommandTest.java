package io.eternalengine.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.cli.CommandLines;
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
                    simulator --data src                          | --data is src: it must hold a symbol's spot candles
                    simulator --generate 7 --symbol BTCUSD        | --symbol is 'BTCUSD': it must be quoted in USDT
                    simulator --generate 7 --symbol A0USDT --symbol A0USDT | --symbol is A0USDT,A0USDT: each must be named once
                    """)
    void isRefusedWithASentence(String commandLine, String sentence) {
        CommandLine line = Verbs.commandLine().setErr(new PrintWriter(err, true));

        int exitCode = CommandLines.execute(line, commandLine.split(" +"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().strip()).contains(sentence).endsWith(".").doesNotContain("\tat ");
    }
}

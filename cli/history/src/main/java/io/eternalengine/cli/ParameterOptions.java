package io.eternalengine.cli;

import io.eternalengine.backtester.ParameterSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Parameters of engines and risk; shared by the verbs that run them, over history or live. */
public final class ParameterOptions {
    @Option(
            names = "--params",
            paramLabel = "FILE",
            description =
                    "Lines of key = value, under the keys of the services, such as eternal.core-hodl.program-days.")
    private @Nullable Path parameterFile;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One parameter; stronger than those of --params.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    /**
     * What was asked for.
     *
     * @throws IllegalArgumentException saying in a sentence why the file cannot be used
     */
    public ParameterSet asked() {
        Path file = parameterFile;
        ParameterSet set = file == null ? ParameterSet.defaults() : ParameterSet.read(file);
        return set.with(parameters);
    }
}

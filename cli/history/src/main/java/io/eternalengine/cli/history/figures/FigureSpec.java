package io.eternalengine.cli.history.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a block of figures is made of: a table, and the options of the backtest or gate behind it. */
@Command(name = "figures")
public final class FigureSpec {
    @Parameters(paramLabel = "TABLE", converter = TableConverter.class)
    @SuppressWarnings("NullAway.Init")
    private FigureTable table;

    @Option(names = "--from", required = true)
    @SuppressWarnings("NullAway.Init")
    private LocalDate from;

    @Option(names = "--to", required = true)
    @SuppressWarnings("NullAway.Init")
    private LocalDate to;

    @Option(names = "--split")
    private @Nullable LocalDate split;

    @Option(names = "--engine", split = ",")
    private List<String> engines = new ArrayList<>();

    @Option(names = "--set")
    private Map<String, String> parameters = new TreeMap<>();

    /** Words of a table's name are joined by hyphens. */
    static final class TableConverter implements CommandLine.ITypeConverter<FigureTable> {
        @Override
        public FigureTable convert(String text) {
            return FigureTable.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Reads what stands in a document.
     *
     * @throws IllegalArgumentException saying in a sentence what cannot be read
     */
    static FigureSpec parse(String text) {
        var spec = new FigureSpec();
        try {
            new CommandLine(spec).parseArgs(text.strip().split(" +"));
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
        if ((spec.table == FigureTable.GATE) != (spec.split != null)) {
            throw new IllegalArgumentException("--split belongs to the table gate, and only to it");
        }
        return spec;
    }

    FigureTable table() {
        return table;
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    @Nullable
    LocalDate split() {
        return split;
    }

    List<String> engines() {
        return List.copyOf(engines);
    }

    SortedMap<String, String> parameters() {
        return new TreeMap<>(parameters);
    }

    /** The command that a reader types. */
    String command() {
        var text = new StringBuilder("./eternal ");
        text.append(split == null ? "backtest" : "gate " + String.join(",", engines));
        text.append(" --data DIR --from ").append(from).append(" --to ").append(to);
        if (split != null) {
            text.append(" --split ").append(split);
        } else if (!engines.isEmpty()) {
            text.append(" --engine ").append(String.join(",", engines));
        }
        parameters()
                .forEach((key, value) ->
                        text.append(" --set ").append(key).append('=').append(value));
        return text
                + switch (table) {
                    case APPROVALS -> " --approval-delays";
                    case STARTS -> " --start-dates";
                    case PERFORMANCE, BENCHMARKS, REGIMES, STRESS, HELD_BACK, GATE -> "";
                };
    }
}

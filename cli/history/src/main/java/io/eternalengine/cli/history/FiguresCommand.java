package io.eternalengine.cli.history;

import io.eternalengine.cli.history.figures.FiguresDocument;
import io.eternalengine.cli.history.figures.MeasuredFigures;
import io.eternalengine.cli.history.print.CountProgress;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The figures in documents, measured anew: no figure stands there that a command does not give again. */
@Command(
        name = "figures",
        description = "Measure every block of figures in the documents anew and write it, or compare.",
        footer = {"", "Exit code 0: written, or all the same; 1: a figure is another one; 2: refused."})
final class FiguresCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with market history.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            defaultValue = "docs/strategies",
            description = "Folder with the documents (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("docs/strategies");

    @Option(names = "--check", description = "Write nothing; fail when a figure is another one.")
    private boolean check;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<FiguresDocument> documents = documents();
        long blocks = 0;
        for (FiguresDocument document : documents) {
            blocks += Refusals.asked(document::specs).size();
        }
        var measured = new MeasuredFigures(data);
        List<String> differences = new ArrayList<>();
        try (var progress = new CountProgress("Figures", blocks, " blocks")) {
            long[] done = {0};
            for (FiguresDocument document : documents) {
                String made = Refusals.asked(() -> document.madeWith(block -> {
                    List<String> lines = measured.lines(block);
                    progress.at(++done[0]);
                    return lines;
                }));
                compare(document, made, differences);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (check && !differences.isEmpty()) {
            differences.forEach(out::println);
            out.flush();
            throw new StackFailure(differences.size() + " documents hold other figures than are measured");
        }
        out.println(blocks + " blocks of " + documents.size() + " documents "
                + (check ? "are as measured" : "are written, " + differences.size() + " documents changed"));
        out.flush();
        return 0;
    }

    private void compare(FiguresDocument document, String made, List<String> differences) throws IOException {
        String difference = document.firstDifference(made);
        if (difference.isEmpty()) {
            return;
        }
        differences.add(difference);
        if (!check) {
            Files.writeString(document.path(), made);
        }
    }

    private List<FiguresDocument> documents() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("--docs is " + folder + ": it must be a folder");
        }
        List<FiguresDocument> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".md")) {
                    documents.add(FiguresDocument.read(file));
                }
            }
        }
        return documents;
    }
}

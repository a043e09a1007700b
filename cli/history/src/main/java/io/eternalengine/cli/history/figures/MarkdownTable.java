package io.eternalengine.cli.history.figures;

import java.util.ArrayList;
import java.util.List;

/** Rows as a table of a document: the first column names, the others are right-aligned. */
final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String corner, List<String> heads) {
        row(corner, heads);
        lines.add("|---|" + "--:|".repeat(heads.size()));
    }

    void row(String name, List<String> cells) {
        lines.add("| " + name.strip() + " | " + String.join(" | ", cells) + " |");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}

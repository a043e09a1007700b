package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decision records have one layout, and the table names each with its date and status. */
class DecisionRecordsTest {
    private static final Path FOLDER = Path.of(System.getProperty("eternal.root"), "docs/decisions");
    private static final String TABLE = "README.md";

    @Test
    void eachRecordHasNumberDateStatusAndDecision() throws IOException {
        for (Path record : records()) {
            List<String> lines = Files.readAllLines(record);
            String name = record.getFileName().toString();

            assertThat(lines.getFirst()).as(name).startsWith("# " + number(name) + ". ");
            assertThat(lines.get(2))
                    .as(name)
                    .matches("Date: \\d{4}-\\d\\d-\\d\\d\\. Status: (accepted|superseded).*\\.");
            assertThat(lines).as(name).contains("## Decision");
        }
    }

    @Test
    void theTableNamesEachRecordWithItsTitleDateAndStatus() throws IOException {
        String table = Files.readString(FOLDER.resolve(TABLE));

        for (Path record : records()) {
            List<String> lines = Files.readAllLines(record);
            String name = record.getFileName().toString();
            String title = lines.getFirst().substring(lines.getFirst().indexOf(". ") + 2);
            String date = lines.get(2).substring("Date: ".length(), lines.get(2).indexOf(". Status: "));
            String status = lines.get(2).substring(lines.get(2).indexOf("Status: ") + "Status: ".length());
            String row = "| %d | [%s](%s) | %s | %s |"
                    .formatted(number(name), title, name, date, status.substring(0, status.length() - 1));

            assertThat(table).contains(row);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> records =
                    files.filter(file -> !file.endsWith(TABLE)).sorted().toList();
            assertThat(records).isNotEmpty();
            return records;
        }
    }
}

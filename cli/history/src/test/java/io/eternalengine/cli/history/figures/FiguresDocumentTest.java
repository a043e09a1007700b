package io.eternalengine.cli.history.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresDocumentTest {
    private static final String BLOCK = """
            # A page
            <!-- figures: gate --from 2020-01-01 --to 2021-01-01 --split 2020-06-01 --engine TREND --set a=1 -->
            what was measured once
            <!-- end of figures -->
            The rest.
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aBlockIsMadeAnewAndTheRestStays() throws IOException {
        FiguresDocument document = document(BLOCK);

        String made = document.madeWith(spec -> List.of("`" + spec.command() + "`"));

        assertThat(made)
                .isEqualTo(
                        BLOCK.replace(
                                "what was measured once",
                                "`./eternal gate TREND --data DIR --from 2020-01-01 --to 2021-01-01 --split 2020-06-01 --set a=1`"));
        assertThat(document.firstDifference(made))
                .contains("page.md line 3 is \"what was measured once\", measured is");
        assertThat(document.firstDifference(BLOCK)).isEmpty();
    }

    @Test
    void aBlockThatSaysNothingThatExistsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> document(BLOCK.replace("gate", "luck")).specs())
                .hasMessageContaining("page.md line 2: ")
                .hasMessageContaining("luck");
        assertThatThrownBy(
                        () -> document(BLOCK.replace("--split 2020-06-01 ", "")).specs())
                .hasMessageContaining("--split belongs to the table gate, and only to it");
        assertThatThrownBy(() ->
                        document(BLOCK.replace("<!-- end of figures -->", "")).specs())
                .hasMessageContaining("the block has no end");
    }

    @Test
    void everyTableOfMeasuredFiguresInTheProjectsPagesStandsInABlock() throws IOException {
        Path pages = Path.of(System.getProperty("eternal.root", "../.."), "docs/strategies");
        try (Stream<Path> files = Files.list(pages)) {
            for (Path page : files.sorted().toList()) {
                FiguresDocument document = FiguresDocument.read(page);
                assertThat(document.specs()).as(page.toString()).isNotEmpty();
                assertThat(document.madeWith(spec -> List.of()).lines())
                        .as("tables outside of blocks in %s", page)
                        .noneMatch(line -> line.startsWith("|"));
            }
        }
    }

    private FiguresDocument document(String text) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, text);
        return FiguresDocument.read(page);
    }
}

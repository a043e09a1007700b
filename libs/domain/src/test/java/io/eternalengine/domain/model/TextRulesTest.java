package io.eternalengine.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks a table, a record key or a line of a log is refused where it enters. */
class TextRulesTest {
    private static final String ESCAPE = "\u001b[31m";

    @ParameterizedTest
    @ValueSource(strings = {"CORE-HODL.dca.BTCUSDT.part-07.try-1", "EE-0af", "feed:SPOT:BTCUSDT", "x", "a_b"})
    void ourOwnIdsAreIds(String id) {
        assertThat(TextRules.id("id", id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x\0y", "a b", "a\nb", "é", "a/b", "a=b", "a'b", ESCAPE})
    void whatIsNoIdIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextRules.id("intentId", text))
                .withMessageStartingWith("intentId is \"")
                .withMessageEndingWith("must be 1 to 120 characters of A-Z, a-z, 0-9, '.', '_', ':' and '-'");
    }

    @Test
    void anIdHasAtMost120Characters() {
        assertThat(TextRules.id("id", "x".repeat(120))).hasSize(120);
        assertThatIllegalArgumentException().isThrownBy(() -> TextRules.id("id", "x".repeat(121)));
    }

    @Test
    void aScopeNameHasAtMost40CapitalsDigitsAndHyphens() {
        assertThat(TextRules.scopeName("symbol", "X".repeat(40))).hasSize(40);
        assertThatIllegalArgumentException().isThrownBy(() -> TextRules.scopeName("symbol", "X".repeat(41)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextRules.scopeName("symbol", "btcusdt"))
                .withMessage("symbol is \"btcusdt\": must be 1 to 40 characters of A-Z, 0-9 and '-'");
    }

    @Test
    void aSentenceHasAtMost500PrintableCharacters() {
        assertThat(TextRules.sentence("reason", "Zählung 漢, \"now\"")).isNotEmpty();
        assertThat(TextRules.sentence("reason", "x".repeat(500))).hasSize(500);
        assertThatIllegalArgumentException().isThrownBy(() -> TextRules.sentence("reason", "x".repeat(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> TextRules.sentence("reason", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextRules.sentence("reason", "line\nforged " + ESCAPE))
                .withMessageStartingWith("reason is \"line?forged ?[31m\"");
    }

    @Test
    void aRefusalQuotesNoMoreThanTheBeginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextRules.id("id", "x".repeat(120_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void whatOnlyExplainsIsShortenedNotRefused() {
        assertThat(TextRules.clipped("sound")).isEqualTo("sound");
        assertThat(TextRules.clipped("a\r\nb\u202ec\0d")).isEqualTo("a??b?c?d");
        assertThat(TextRules.clipped("x".repeat(501))).hasSize(500).endsWith("x…");
        assertThat(TextRules.clipped("\ud83d\ude00".repeat(300))).hasSize(499).endsWith("…");
        assertThat(TextRules.clipped("\ud83d half a pair")).isEqualTo("? half a pair");
    }
}

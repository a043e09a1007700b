package io.eternalengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.eternalengine.domain.model.Decimal;
import org.junit.jupiter.api.Test;

class DecisionDraftTest {
    private final DecisionDraft draft = new DecisionDraft();

    @Test
    void isQuietUntilARuleIsNamed() {
        assertThat(draft.decidesNothing()).isTrue();

        draft.because(() -> "entry", "the rate is high enough");

        assertThat(draft.decidesNothing()).isFalse();
        assertThat(draft.decision("COLLECTING").rule().text()).isEqualTo("entry");
    }

    @Test
    void tellsAFigureBeforeAndAfterAllWereWritten() {
        draft.note("total", Decimal.of(1));
        draft.note("close", Decimal.of(2));
        draft.note("total", Decimal.of(3));

        var figures = draft.decision("ANY").values();

        assertThat(figures.get("total")).isEqualTo("3");
        assertThat(figures.get("never-noted")).isNull();
        assertThat(figures).containsExactly(entry("close", "2"), entry("total", "3"));
        assertThat(figures.get("total")).isEqualTo("3");
    }

    @Test
    void findsAFigureWhoseNameWasNotedInTwoParts() {
        draft.note("weight.", "BTC", Decimal.of(1));
        draft.note("close", Decimal.of(2));

        var figures = draft.decision("ANY").values();

        assertThat(figures.get("weight.BTC")).isEqualTo("1");
        assertThat(figures.get("close")).isEqualTo("2");
    }
}

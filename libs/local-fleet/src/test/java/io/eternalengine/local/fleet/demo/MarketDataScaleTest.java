package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketDataScaleTest {
    private final List<Integer> made = new CopyOnWriteArrayList<>();

    @Test
    void changesAtEqualPartsOfTheMarketOneAfterTheOther() {
        // given
        MarketDataScale.Changes changes = MarketDataScale.parse("2,3,1").between(1_000, 1_300, made::add);

        // when, then
        changes.at(1_000);
        await().until(changes::areMade);
        assertThat(made).containsExactly(2);
        changes.at(1_099);
        changes.at(1_100);
        await().until(changes::areMade);
        assertThat(made).containsExactly(2, 3);
        changes.at(1_250);
        await().until(changes::areMade);
        assertThat(made).containsExactly(2, 3, 1);
    }

    @Test
    void leavesTheFleetAloneUnlessAskedOtherwise() {
        MarketDataScale.Changes changes = MarketDataScale.ONE.between(0, 100, made::add);

        changes.at(100);

        assertThat(changes.areMade()).isTrue();
        assertThat(made).isEmpty();
    }

    @Test
    void saysWhatAChangeFailedWith() {
        MarketDataScale.Changes changes = MarketDataScale.parse("3").between(0, 100, processes -> {
            throw new IllegalStateException("no room for " + processes);
        });

        changes.at(0);

        assertThatThrownBy(() -> await().until(changes::areMade))
                .isInstanceOf(StackFailure.class)
                .hasMessage("Market-data cannot be scaled: no room for 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "5", "1,", ",1", "1;3", "1, 3", "three", "-1"})
    void refusesWhatAreNoNumbersOfProcesses(String text) {
        assertThatThrownBy(() -> MarketDataScale.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessage("--market-data is '" + text
                        + "': it must be numbers from 1 to 4 with commas between them, such as 1,3,1");
    }
}

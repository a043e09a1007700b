package io.eternalengine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.risk.RiskInput;
import io.eternalengine.schemas.v1.RiskSignal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What risk applies of no topic is logged by value. */
class RiskSignalMappingTest {
    static Stream<RiskInput> signals() {
        return Stream.of(
                new RiskInput.TimePassed(1_704_844_800_000L),
                new RiskInput.ExchangeReported(false, 1_704_844_800_001L),
                new RiskInput.ReportAsked(),
                new RiskInput.BooksUncertain("TREND-1"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void isReadAsItWasWritten(RiskInput signal) {
        assertThat(RiskSignalMapping.toModel(RiskSignalMapping.toWire(signal))).isEqualTo(signal);
    }

    @Test
    void anInputThatOnlyATopicGivesIsRefused() {
        var answering = new RiskInput.ExchangeReported(true, 1);

        assertThatThrownBy(() -> RiskSignalMapping.toWire(answering))
                .hasMessage("signal is ExchangeReported: must come from a topic");
    }

    @Test
    void aSignalOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> RiskSignalMapping.toModel(RiskSignal.getDefaultInstance()))
                .hasMessage("signal is not set: must be one that this version knows");
    }
}

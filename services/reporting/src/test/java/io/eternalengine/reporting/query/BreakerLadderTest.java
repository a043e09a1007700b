package io.eternalengine.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.parameters.ParameterValues;
import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.reporting.model.PublishedParameters;
import io.eternalengine.risk.BreakerOrders;
import io.eternalengine.risk.BreakerParameters;
import io.eternalengine.risk.RiskParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BreakerLadderTest {
    private static final BreakerParameters PARAMETERS = BreakerParameters.defaults();
    private static final Instant FIRST = Instant.parse("2020-03-12T10:00:00Z");
    private static final Instant AGAIN = Instant.parse("2020-03-13T02:00:00Z");

    @Test
    void tellsSinceWhenEachActiveRungIsActive() {
        var moves = List.of(move(0, 1, FIRST), move(1, 0, FIRST.plusSeconds(60)), move(0, 2, AGAIN));

        var rungs = BreakerLadder.rungs(2, PARAMETERS, moves);

        assertThat(rungs).extracting(Summary.Rung::active).containsExactly(true, true, false, false);
        assertThat(rungs).extracting(Summary.Rung::since).containsExactly(AGAIN, AGAIN, null, null);
    }

    @Test
    void namesTheThresholdsOfTheConfiguration() {
        assertThat(BreakerLadder.rungs(0, PARAMETERS, List.of()))
                .extracting(rung -> rung.threshold().toPlainString())
                .containsExactly("0.1", "0.15", "0.2", "0.25");
    }

    @Test
    void saysHowMuchTheLevelsOrderInTheNumbersOfTheParameters() {
        BreakerParameters others = new BreakerParameters(
                PARAMETERS.thresholds(),
                PARAMETERS.leaveCautionAt(),
                PARAMETERS.leaveWarningAt(),
                Duration.ofHours(12),
                Duration.ofHours(48),
                Duration.ofHours(96),
                Decimal.of("0.3"),
                new BreakerOrders(
                        Decimal.of("0.7"), Decimal.of("0.4"), Decimal.of("2"), Decimal.of("0.2"), Decimal.of("0.6")));

        var rungs = BreakerLadder.rungs(0, others, List.of());

        assertThat(rungs)
                .extracting(Summary.Rung::does)
                .containsExactly(
                        "TREND and FUNDING trade 70 % of their size, with stops 2 times as far; TACTICAL pauses for 12 h",
                        "TREND and FUNDING trade 40 % of their size, with stops 2 times as far; losing TREND positions are"
                                + " reduced; 20 % of CORE-HODL goes to stables; no entries for 48 h",
                        "TREND and FUNDING are closed; 60 % of CORE-HODL goes to stables; trading is halted",
                        "Everything is closed to USDT; trading is halted indefinitely");
        assertThat(rungs.getLast().leaves())
                .isEqualTo("after a review of 96 h and with the approval of two people; sizes begin at 30 %");
        assertThat(rungs).extracting(Summary.Rung::name).containsExactly("CAUTION", "WARNING", "ALERT", "EMERGENCY");
    }

    @Test
    void readsTheBreakerOutOfThePublishedParameters() {
        var published = new PublishedParameters();
        published.hash = "";
        published.parameters = json(RiskParameters.defaults());
        var ofAnotherVersion = new PublishedParameters();
        ofAnotherVersion.hash = "";
        ofAnotherVersion.parameters = published.parameters.replace("leaveCautionAt", "leaveFirstAt");

        assertThat(PublishedBreaker.of(published)).contains(BreakerParameters.defaults());
        assertThat(PublishedBreaker.of(ofAnotherVersion)).isEmpty();
        assertThat(PublishedBreaker.of(null)).isEmpty();
    }

    @Test
    void parametersOfAnotherVersionAreLoggedOnceForEachHash() {
        List<String> lines = new ArrayList<>();
        var logger = Logger.getLogger(PublishedBreaker.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel().getName());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            Stream.of("first", "first", "first", "second", "second").forEach(hash -> {
                var published = new PublishedParameters();
                published.hash = hash;
                published.parameters = "{\"values\":[]}";
                assertThat(PublishedBreaker.of(published)).isEmpty();
            });
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines).hasSize(2);
    }

    private static String json(Record parameters) {
        return ParameterValues.of(parameters).all().stream()
                .map(each -> "{\"name\":\"" + each.name() + "\",\"value\":\"" + each.value() + "\"}")
                .collect(Collectors.joining(",", "{\"values\":[", "]}"));
    }

    private static BreakerMove move(int from, int to, Instant at) {
        var move = new BreakerMove();
        move.fromLevel = from;
        move.toLevel = to;
        move.at = at;
        return move;
    }
}

package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KillPlanTest {
    private static final long FROM_MS = Instant.parse("2020-02-20T00:00:00Z").toEpochMilli();
    private static final long TO_MS = Instant.parse("2020-04-10T00:00:00Z").toEpochMilli();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    @Test
    void killsEveryVictimAsOftenAsTheOthers() {
        // given / when
        KillPlan plan = KillPlan.of(4 * KillPlan.VICTIMS.size(), 7, FROM_MS, TO_MS);

        // then
        Map<String, Long> byVictim = plan.kills().stream()
                .map(KillPlan.Kill::victim)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(byVictim.keySet()).containsExactlyInAnyOrderElementsOf(KillPlan.VICTIMS);
        assertThat(byVictim.values()).containsOnly(4L);
    }

    @Test
    void spreadsTheKillsOverTheMarketThatIsPlayed() {
        // given / when
        KillPlan plan = KillPlan.of(40, 7, FROM_MS, TO_MS);

        // then
        assertThat(plan.kills())
                .allSatisfy(kill -> assertThat(kill.fromMarketMs()).isBetween(FROM_MS, TO_MS));
        long days = plan.kills().stream()
                .map(kill -> kill.fromMarketMs() / DAY_MS)
                .distinct()
                .count();
        assertThat(days).isGreaterThan(15);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(KillPlan.of(20, 3, FROM_MS, TO_MS)).isEqualTo(KillPlan.of(20, 3, FROM_MS, TO_MS));
        assertThat(KillPlan.of(20, 3, FROM_MS, TO_MS)).isNotEqualTo(KillPlan.of(20, 4, FROM_MS, TO_MS));
    }
}

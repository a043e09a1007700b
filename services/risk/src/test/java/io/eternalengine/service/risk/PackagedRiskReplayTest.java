package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.local.fleet.replay.RiskReplay;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Risk as a process is killed without warning, again and again, while everything flows; what it did is done again equal to the byte. */
class PackagedRiskReplayTest extends RiskScene {
    private static final int KILLS = Integer.getInteger("risk.kills", 4);
    private static final long SEED = Long.getLong("risk.seed", 1);
    private static final int MESSAGES = 300;
    private static final Duration PACE = Duration.ofMillis(4);

    private final Random random = new Random(SEED);
    private int intents;

    @Test
    void isReplayedEqualHoweverOftenItIsKilled() throws Exception {
        // given
        System.out.println("risk replay: kills=" + KILLS + " seed=" + SEED);
        describe(BTC, "BTC");
        describe(ETH, "ETH");
        books("100000", "0");
        candles(40_000);

        // when
        for (int kill = 0; kill < KILLS; kill++) {
            try (var service = started()) {
                int last = MESSAGES / 3 + random.nextInt(MESSAGES);
                for (int message = 0; message < last; message++) {
                    something();
                    Thread.sleep(PACE);
                }
                service.kill();
            }
        }
        try (var service = started()) {
            judge(nextIntent());
            service.kill();
        }

        // then
        RiskReplay.Result result = RiskReplay.over(kafka.bootstrapServers());
        System.out.println(result);
        assertThat(result.firstDifference()).isEmpty();
        assertThat(result.equal()).isTrue();
        assertThat(starts()).isEqualTo(KILLS + 1);
        assertThat(result.outputs()).isGreaterThan(10L * KILLS);
    }

    private PackagedService started() {
        int before = reports().size();
        PackagedService service = PackagedService.start(Map.of());
        await("the report of the start", () -> reports().size() > before);
        return service;
    }

    /** Mostly prices and books; now and then everything else. */
    private void something() {
        nowMs += random.nextInt(1_000);
        switch (random.nextInt(12)) {
            case 0 -> candles(39_000 + random.nextInt(2_000));
            case 1 -> books(Integer.toString(60_000 + random.nextInt(100)), "1");
            case 2, 3 -> {
                OrderIntent intent = nextIntent();
                send(Topic.INTENTS, intent.account(), TradingMapping.toWire(intent));
            }
            case 4 -> halt(new RiskScope.OfSymbol("ETHUSDT"));
            case 5 -> resume(new RiskScope.OfSymbol("ETHUSDT"));
            case 6 -> exchange(random.nextInt(5) > 0);
            case 7, 8 -> book(random.nextBoolean() ? "40000" : "2000");
            case 9 -> ticker(ETH, Integer.toString(1_990 + random.nextInt(20)));
            default -> ticker(BTC, Integer.toString(39_900 + random.nextInt(200)));
        }
    }

    private OrderIntent nextIntent() {
        List<RiskCommand> commands = commands();
        return buy(
                "intent-" + ++intents,
                commands.isEmpty() ? 0 : commands.getLast().getEpoch());
    }

    private long starts() {
        return kafka.messages(Topic.RISK_INPUTS, RiskInputsApplied.class).stream()
                .filter(RiskInputsApplied::getRestored)
                .count();
    }
}

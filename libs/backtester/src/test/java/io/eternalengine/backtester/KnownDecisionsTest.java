package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What all engines and risk decide on known markets, step by step: a change that was to change no rule changes none of it.
 * Whoever changes a rule on purpose writes the new digest here, and says so.
 */
class KnownDecisionsTest {
    private static final int SEEDS = 20;
    private static final int HOURS = 24 * 20;

    @Test
    void decisions_and_states_on_known_markets_are_those_they_were() throws NoSuchAlgorithmException {
        // given
        MessageDigest digest = MessageDigest.getInstance("SHA-256");

        // when
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunOutcome outcome = RandomPortfolio.of(seed, HOURS, RandomPortfolio.quick())
                    .steppingThroughAll()
                    .run(List.of(), ignored -> {});
            digest.update((outcome.decisionHash() + outcome.stateHashes()).getBytes(StandardCharsets.UTF_8));
        }

        // then
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("e2e94f453fb3a868bc62d1ebd610e15780eb2e6fdb0f73ce698da7aa32390bf9");
    }
}

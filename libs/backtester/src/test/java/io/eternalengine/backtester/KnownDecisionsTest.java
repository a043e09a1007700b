package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What all engines and risk decide on known markets, step by step: a change that was to change no rule changes none of it.
 * Whoever changes a rule on purpose writes the new digest here, and says so.
 */
class KnownDecisionsTest {
    private static final int SEEDS = 20;
    private static final int HOURS = 24 * 20;

    @Test
    void decisions_on_known_markets_are_those_they_were() throws NoSuchAlgorithmException {
        assertThat(digestOf(RunOutcome::decisionHash))
                .isEqualTo("be8845eb84891d416cc39dae16a9f92d8d7c15e47341f846375e4d2b7b3a3179");
    }

    /** Changes with every snapshot whose layout does, and with every number of the parameters, whose hash snapshots hold. */
    @Test
    void states_on_known_markets_are_those_they_were() throws NoSuchAlgorithmException {
        assertThat(digestOf(outcome -> outcome.stateHashes().toString()))
                .isEqualTo("5366dfda5de033320747648cffaf4e331d415671598599de12a3680f6c0f5e92");
    }

    private static String digestOf(Function<RunOutcome, String> what) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunOutcome outcome = RandomPortfolio.of(seed, HOURS, RandomPortfolio.quick())
                    .steppingThroughAll()
                    .run(List.of(), ignored -> {});
            digest.update(what.apply(outcome).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

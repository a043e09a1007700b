package io.eternalengine.domain.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random lives of a portfolio, each from its seed: {@code -Dsimulation.firstSeed=S -Dsimulation.seeds=1} replays one. */
class LedgerPropertiesTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 1_000);
    private static final long FIRST_SEED = Long.getLong("simulation.firstSeed", 1);
    private static final int EVENTS = 60;

    @Test
    void noUnitIsLostOrMadeWhateverHappens() {
        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).forEach(seed -> {
            var life = new LedgerLife(seed);
            for (int event = 0; event < EVENTS; event++) {
                life.next();
                assertThat(life.books.conservation().difference())
                        .as("seed %d, event %d: %s", seed, event, life.lastEvent)
                        .isEqualTo(Decimal.ZERO);
                life.books
                        .accounts()
                        .forEach((name, account) -> assertThat(
                                        account.conservation().difference())
                                .as("seed %d, account %s", seed, name)
                                .isEqualTo(Decimal.ZERO));
                assertThat(life.equityOfBooks())
                        .as("seed %d, event %d: %s, against the flows alone", seed, event, life.lastEvent)
                        .isEqualTo(life.equityOfFlows());
            }
            assertThat(life.books.conservation().netTransfers())
                    .as("seed %d", seed)
                    .isEqualTo(Decimal.ZERO);
        });
    }

    @Test
    void closingEverythingRealisesAllThatWasGained() {
        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).forEach(seed -> {
            var life = new LedgerLife(seed);
            for (int event = 0; event < EVENTS; event++) {
                life.next();
            }
            Decimal equity = life.equityOfBooks();

            life.closeEverything();

            Conservation books = life.books.conservation();
            assertThat(books.spotCost()).as("seed %d", seed).isEqualTo(Decimal.ZERO);
            assertThat(books.cash()).as("seed %d", seed).isEqualTo(equity);
            assertThat(books.difference()).as("seed %d", seed).isEqualTo(Decimal.ZERO);
        });
    }

    @Test
    void theBooksAreReadAsTheyWereWritten() {
        LongStream.range(FIRST_SEED, FIRST_SEED + Math.max(1, SEEDS / 20)).forEach(seed -> {
            var life = new LedgerLife(seed);
            for (int event = 0; event < EVENTS; event++) {
                life.next();
            }
            var writer = new StateWriter();
            life.books.write(writer);

            assertThat(PortfolioLedger.read(new StateReader(writer.toBytes())))
                    .as("seed %d", seed)
                    .isEqualTo(life.books);
        });
    }
}

package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.GoldenSnapshot;
import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state in which everything is known, and what was kept of it. */
class SnapshotTest {
    private final RiskRun run = RiskRun.holdingOneBtc();

    @Test
    void everythingThatIsKnownIsReadAsItWasWritten() {
        fill();

        var restored = new RiskEngine(RiskRun.breakerAlone());
        restored.restore(run.engine.snapshot());

        assertThat(restored.snapshot()).isEqualTo(run.engine.snapshot());
        assertThat(restored.report()).isEqualTo(run.engine.report());
        assertThat(restored.portfolio()).isEqualTo(run.engine.portfolio());
        assertThat(restored.portfolio().pending()).hasSize(1);
        assertThat(restored.halts().permits()).hasSize(1);
        assertThat(restored.state().breaker().approvals()).hasSize(1);
    }

    /** Something of everything that risk can know. */
    private void fill() {
        var positions = new TreeMap<InstrumentId, PerpetualPosition>();
        positions.put(InstrumentId.linear("BTCUSDT"), new PerpetualPosition(dec("-0.2"), dec("-8000")));
        run.on(new RiskInput.BooksChanged(new AccountBooks(
                "FUNDING",
                SpotBalances.EMPTY.plus("USDT", dec("5000")),
                dec("5000"),
                run.nowMs,
                false,
                "a unit",
                positions)));
        var book = new BookView(BTC, dec("39999"), dec("40001"), dec("200000"), dec("300000"), run.nowMs);
        run.judge(run.sell("0.1").id("sale").make());
        run.fallTo(25);
        run.on(new RiskInput.BookSeen(book));
        run.on(new RiskInput.ResumeAsked(new RiskScope.OfEngine(EngineId.TACTICAL), "reviewed", "alice"));
        run.resume("bob");
    }

    private void fillWithAnUnconfirmedClose() {
        run.nowMs += Markets.HOUR_MS;
        run.on(new RiskInput.TickerChanged(
                new Ticker(BTC, run.nowMs, dec("15000"), null, null, dec("15001"), dec("14999"), null, 0, 0)));
        run.candles("25000", "2000");
    }

    /** What format 3 does not hold. */
    private void fillWithAMoveUnderWay() {
        run.state().surveillance().stops().asked(move("stop-1", "38000"));
    }

    private OrderIntent move(String id, String stop) {
        return new OrderIntent(
                id,
                EngineId.TREND,
                "TREND-1",
                InstrumentId.linear("BTCUSDT"),
                Side.SELL,
                ExecutionStyle.MOVE_STOP,
                new OrderAmount.OfBase(dec("0.1")),
                true,
                0,
                run.nowMs,
                dec("40000"),
                "a test",
                dec(stop));
    }

    @ParameterizedTest(name = "format {0}")
    @ValueSource(ints = {3, 4})
    void goesOnFromTheSnapshotThatAReleaseWrote(int format) {
        // given
        fill();
        fillWithAnUnconfirmedClose();
        if (format >= 4) {
            fillWithAMoveUnderWay();
        }
        if (GoldenSnapshot.isToBeWritten("risk", format)) {
            GoldenSnapshot.write("risk", format, run.engine.snapshot(format));
        }

        // when
        byte[] golden = GoldenSnapshot.read("risk", format);
        var restored = new RiskEngine(RiskRun.breakerAlone());
        restored.restore(golden);

        // then
        byte[] written = restored.snapshot(format);
        assertThat(written).isEqualTo(GoldenSnapshot.withParametersOf(written, golden));
        assertThat(restored.snapshot(format)).isEqualTo(run.engine.snapshot(format));
        assertThat(restored.report()).isEqualTo(run.engine.report());
        assertThat(restored.portfolio()).isEqualTo(run.engine.portfolio());
    }

    @Test
    void refusesBytesThatGoOnAfterTheState() {
        byte[] bytes = run.engine.snapshot();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> run.engine.restore(longer)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormatThatNoReleaseReadsIsNeitherWrittenNorRead() {
        byte[] bytes = run.engine.snapshot();
        bytes[Long.BYTES - 1]++;

        assertThatThrownBy(() -> run.engine.restore(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format of the snapshot is 5: must be 3 or 4");
        assertThatThrownBy(() -> run.engine.snapshot(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("writeFormat is 5: must be 3 or 4");
    }

    @Test
    void cashForCoinsIsKeptAsideUntilTheOrderEnds() {
        OrderIntent intent = run.buy("1000").make();
        run.judge(intent);

        run.execute(intent, "0.02");

        assertThat(run.engine.portfolio().pending())
                .hasEntrySatisfying(
                        intent.intentId(), order -> assertThat(order.value()).isEqualTo(dec("1000")));
    }

    @Test
    void theMemoryOfIntentsAndOpeningsIsBounded() {
        RiskParameters base = RiskRun.breakerAlone();
        RiskRun busy = RiskRun.funded(new RiskParameters(
                base.accounts(),
                base.breaker(),
                base.priceCollarFraction(),
                base.maxOrderFraction(),
                base.maxPositionFraction(),
                base.maxMarkAge(),
                1_000_000,
                base.approvalWindow(),
                base.limits()));
        for (int i = 0; i < 2_001; i++) {
            OrderIntent intent = busy.buy("10").make();
            busy.judge(intent);
            busy.end(intent, OrderState.CANCELLED);
        }

        assertThat(busy.state().judged().size()).isEqualTo(2_000);
        assertThat(busy.state().openings().size()).isEqualTo(1_000);
    }

    @Test
    void ofMoreOpeningsThanAreKeptTheLatestCountAcrossARestart() {
        // given
        var openings = new Openings();
        for (int atMs = 1; atMs <= 1_002; atMs++) {
            openings.add(atMs);
        }
        assertThat(openings.countAfter(2)).isEqualTo(1_000);
        assertThat(openings.countAfter(1_000)).isEqualTo(2);

        // when
        var writer = new StateWriter();
        openings.write(writer);
        var restored = new Openings();
        restored.read(new StateReader(writer.toBytes()));

        // then the oldest is the first that goes
        assertThat(restored.countAfter(2)).isEqualTo(1_000);
        restored.add(1_003);
        assertThat(restored.countAfter(3)).isEqualTo(1_000);
        assertThat(restored.countAfter(1_000)).isEqualTo(3);
    }

    @Test
    void theStopsOfEntriesAreKnownAfterARestart() {
        run.state().surveillance().stops().entered(move("entry-1", "38000"), dec("38000"));
        run.state().surveillance().stops().asked(move("stop-1", "39000"));

        run.engine.restore(run.engine.snapshot());

        ProtectiveStops restored = run.state().surveillance().stops();
        assertThat(restored.of("TREND-1", InstrumentId.linear("BTCUSDT"))).isEqualTo(dec("38000"));
        assertThat(restored.movesUnderWay()).isEqualTo(1);
    }
}

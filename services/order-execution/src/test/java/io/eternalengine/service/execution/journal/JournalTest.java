package io.eternalengine.service.execution.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.Side;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

class JournalTest {
    private static final String ACCOUNT = "CORE-HODL";
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final TopicPartition COMMANDS = new TopicPartition(Topic.ORDER_COMMANDS.topicName(), 0);
    private static final long NOW_MS = 1_704_067_200_000L;

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Outbox outbox = new Outbox(dataSource);
    private final Journal journal = new Journal(dataSource, outbox);

    @BeforeEach
    void migrate() {
        var database = Infrastructure.shared().freshDatabase();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    /** Only what the values cause may set a record aside; a database that is away says nothing of the record. */
    @Test
    void tellsAFaultOfTheValuesFromOneOfTheDatabase() {
        var unstorable =
                JournaledOrder.created(order("a").intent(), new MessageContext(Map.of("traceparent", "\0"), 0));

        assertThatThrownBy(() -> journal.take(List.of(unstorable), Map.of()))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        failure -> assertThat(failure.blamesTheValues()).isTrue());

        dataSource.setPortNumbers(new int[] {1});
        assertThatThrownBy(() -> journal.take(List.of(order("a")), Map.of()))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        failure -> assertThat(failure.blamesTheValues()).isFalse());
    }

    @Test
    void twoAlertsOfOneTickHaveIdsOfTheirOwn() {
        journal.alert("order refused", "intent a", 0);
        journal.alert("order refused", "intent b", 0);

        assertThat(outbox.after(0, 1))
                .extracting(owed -> ((AlertRaised) owed.message().message()).getAlertId())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void bindsItsOffsetsToTheTopicThatTheyCountIn() {
        journal.bindOffsetsTo(Map.of("orders.commands.v1", "a of cluster b"));
        journal.bindOffsetsTo(Map.of("orders.commands.v1", "a of cluster b"));

        assertThatThrownBy(() -> journal.bindOffsetsTo(Map.of("orders.commands.v1", "c of cluster b")))
                .hasMessage("topic orders.commands.v1 is c of cluster b: must be a of cluster b, in which the stored"
                        + " offsets count; in another they would mean other records");
    }

    @Test
    void takesAnIntentOnceAndMovesThePositionWithIt() {
        assertThat(journal.take(List.of(order("a")), Map.of(COMMANDS, 1L))).hasSize(1);

        List<JournaledOrder> again = journal.take(List.of(order("a"), order("b")), Map.of(COMMANDS, 3L));

        assertThat(again).extracting(order -> order.intent().intentId()).containsExactly("b");
        assertThat(journal.unfinished(ACCOUNT)).hasSize(2);
        assertThat(journal.nextOffsets()).containsExactly(Map.entry(COMMANDS, 3L));
        assertThat(owed()).containsExactly(Topic.ORDER_EVENTS, Topic.ORDER_EVENTS);
    }

    @Test
    void readsBackExactlyWhatItTook() {
        JournaledOrder order = order("a");
        journal.take(List.of(order), Map.of());

        assertThat(journal.unfinished(ACCOUNT)).singleElement().satisfies(read -> {
            assertThat(read.intent().amount()).isEqualTo(order.intent().amount());
            assertThat(read.intent().referencePrice()).isEqualTo(order.intent().referencePrice());
            assertThat(read.state()).isEqualTo(OrderState.CREATED);
        });
    }

    @Test
    void booksAnExecutionOnce() {
        Placement placement = submitted("a");
        Execution execution = execution("e1", Side.BUY, "0.00002499", "BTC");

        assertThat(book(placement, execution)).isPresent();
        List<Topic> owedOnce = owed();
        assertThat(book(placement, execution)).isEmpty();

        assertThat(owed()).isEqualTo(owedOnce);
        assertThat(owedOnce)
                .containsExactly(
                        Topic.ACCOUNT_SNAPSHOTS,
                        Topic.ORDER_EVENTS,
                        Topic.ORDER_EVENTS,
                        Topic.EXECUTIONS,
                        Topic.ORDER_EVENTS,
                        Topic.ACCOUNT_SNAPSHOTS);
        assertThat(journal.placement(placement.clientOrderId()))
                .map(Placement::filledQuantity)
                .contains(Decimal.of("0.02499"));
        assertBalances("50.1002495", "0.02496501");
    }

    @Test
    void movesTheLedgerByAFeeInTheQuoteAssetExactly() {
        Placement placement = submitted("a");

        book(placement, execution("e1", Side.SELL, "0.9998997505", "USDT"));

        assertBalances("2048.8998507495", "-0.02499");
    }

    @Test
    void changesNothingWhenATransactionFails() {
        journal.take(List.of(order("a")), Map.of(COMMANDS, 1L));
        List<Topic> owedBefore = owed();
        Placement placement = placement("a", 1);
        journal.submit(order("a"), placement);
        List<Topic> owedAfterSubmission = owed();

        // The account was never opened, so the ledger cannot move after order and placement did.
        assertThatThrownBy(() -> book(placement, execution("e1", Side.BUY, "0.00002499", "BTC")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("account CORE-HODL is not opened");

        assertThat(owedAfterSubmission).hasSize(owedBefore.size() + 1);
        assertThat(owed()).isEqualTo(owedAfterSubmission);
        assertThat(journal.placement(placement.clientOrderId())).contains(placement);
        assertThat(journal.unfinished(ACCOUNT)).singleElement().satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(order.filledQuantity()).isEqualTo(Decimal.ZERO);
        });
    }

    @Test
    void refusesAStepBack() {
        Placement placement = submitted("a");
        journal.close(
                order("a"), placement, Placement.State.NOT_PLACED, Optional.of(OrderState.REJECTED), "test", NOW_MS);

        assertThatThrownBy(() -> journal.end(order("a"), OrderState.FILLED, "", NOW_MS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is REJECTED and may not become FILLED");
    }

    @Test
    void refusesAnotherPlacementOfAnOrderThatHasEnded() {
        journal.take(List.of(order("a")), Map.of());
        journal.end(order("a"), OrderState.CANCELLED, "test", NOW_MS);

        assertThatThrownBy(() -> journal.submit(order("a"), placement("a", 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.latestPlacement("a")).isEmpty();
    }

    @Test
    void refusesAnotherPlacementWhileOneIsUnderWay() {
        submitted("a");

        assertThatThrownBy(() -> journal.submit(order("a"), placement("a", 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.latestPlacement("a")).map(Placement::number).contains(1);
    }

    @Test
    void owesMessagesInTheOrderOfTheirCommitsWithTwoWriters() throws Exception {
        int each = 100;
        Thread one = Thread.ofPlatform().start(() -> takeMany("one", each));
        Thread other = Thread.ofPlatform().start(() -> takeMany("other", each));

        List<Long> sequences = new ArrayList<>();
        while (sequences.size() < 2 * each) {
            long last = sequences.isEmpty() ? 0 : sequences.getLast();
            List<Outbox.Owed> next = outbox.after(last, 100);
            if (next.isEmpty() && !one.isAlive() && !other.isAlive()) {
                next = outbox.after(last, 1);
                assertThat(next).as("a message came before the reader's place").isNotEmpty();
            }
            next.forEach(owed -> sequences.add(owed.sequence()));
        }
        one.join();
        other.join();

        assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize(2 * each);
        assertThat(outbox.after(0, 1)).hasSize(2 * each);
    }

    /** More than two batches, so that a reader that waited between them would be late by as many minutes. */
    @Test
    @Timeout(30)
    void readsOnWithoutWaitingWhileMoreMessagesAreThere() {
        journal.take(IntStream.range(0, 450).mapToObj(i -> order("many-" + i)).toList(), Map.of());
        long minuteMs = 60_000;

        int read = 0;
        long last = 0;
        while (read < 450) {
            List<Outbox.Owed> next = outbox.after(last, minuteMs);
            read += next.size();
            last = next.getLast().sequence();
        }

        assertThat(read).isEqualTo(450);
        assertThat(outbox.after(last, 1)).isEmpty();
    }

    @Test
    void neverSetsTheLedgersTimeBack() {
        Placement placement = submitted("a");
        book(placement, execution("e1", Side.BUY, "0.00002499", "BTC"));

        journal.reconciled(journal.books(ACCOUNT).orElseThrow(), false, "a difference", 0);

        assertThat(journal.books(ACCOUNT)).hasValueSatisfying(books -> {
            assertThat(books.asOfMs()).isEqualTo(NOW_MS);
            assertThat(books.reconciled()).isFalse();
        });
    }

    @Test
    void keepsTheTimeOfTheFirstByteWhoeverTellsItFirst() {
        Placement placement = submitted("a");
        long firstUs = 1_000_000;
        journal.book(placement, execution("e1", Side.BUY, "0.00002499", "BTC"), false, "BTC", "USDT", firstUs);

        JournaledOrder after = journal.acknowledge(order("a").withFirstByteAt(firstUs + 1), placement, "x", NOW_MS);

        assertThat(after.firstByteWallUs()).isEqualTo(firstUs);
    }

    private void takeMany(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            journal.take(List.of(order(prefix + i)), Map.of());
        }
    }

    private Placement submitted(String intentId) {
        var amounts = new TreeMap<>(Map.of("USDT", Decimal.of("1050")));
        journal.open(ACCOUNT, new SpotBalances(amounts), Decimal.of("1050"), NOW_MS);
        journal.take(List.of(order(intentId)), Map.of());
        Placement placement = placement(intentId, 1);
        journal.submit(order(intentId), placement);
        return placement;
    }

    private Optional<JournaledOrder> book(Placement placement, Execution execution) {
        return journal.book(placement, execution, false, "BTC", "USDT", 0);
    }

    private void assertBalances(String usdt, String btc) {
        SpotBalances balances = journal.books(ACCOUNT).orElseThrow().balances();
        assertThat(balances.of("USDT")).isEqualTo(Decimal.of(usdt));
        assertThat(balances.of("BTC")).isEqualTo(Decimal.of(btc));
    }

    private List<Topic> owed() {
        return outbox.after(0, 1).stream().map(owed -> owed.message().topic()).toList();
    }

    private static JournaledOrder order(String intentId) {
        var intent = new OrderIntent(
                intentId,
                EngineId.CORE_HODL,
                ACCOUNT,
                BTC,
                Side.BUY,
                ExecutionStyle.MARKET,
                new OrderAmount.OfQuote(Decimal.of("1000.123")),
                false,
                0,
                NOW_MS,
                Decimal.of("40000.01"),
                "");
        return JournaledOrder.created(intent, MessageContext.NONE);
    }

    private static Placement placement(String intentId, int number) {
        return new Placement(
                intentId,
                number,
                Placement.Kind.MARKET,
                new OrderAmount.OfQuote(Decimal.of("1000")),
                null,
                Placement.State.SUBMITTED,
                "",
                Decimal.ZERO,
                Decimal.ZERO,
                NOW_MS,
                NOW_MS,
                "");
    }

    /** 0.02499 BTC, worth 999.8997505 USDT. */
    private static Execution execution(String id, Side side, String fee, String feeAsset) {
        return new Execution(
                id,
                "a",
                ACCOUNT,
                BTC,
                side,
                Decimal.of("40011.99"),
                Decimal.of("0.02499"),
                Decimal.of("999.8997505"),
                Decimal.of(fee),
                feeAsset,
                NOW_MS);
    }
}

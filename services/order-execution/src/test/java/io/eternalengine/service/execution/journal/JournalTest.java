package io.eternalengine.service.execution.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
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
        var unstorable = ParentOrder.created(order("a").intent(), new MessageContext(Map.of("traceparent", "\0"), 0));

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
                .extracting(enqueued -> ((AlertRaised) enqueued.message().message()).getAlertId())
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

        List<ParentOrder> again = journal.take(List.of(order("a"), order("b")), Map.of(COMMANDS, 3L));

        assertThat(again).extracting(order -> order.intent().intentId()).containsExactly("b");
        assertThat(journal.unfinished(ACCOUNT)).hasSize(2);
        assertThat(journal.nextOffsets()).containsExactly(Map.entry(COMMANDS, 3L));
        assertThat(enqueued()).containsExactly(Topic.ORDER_EVENTS, Topic.ORDER_EVENTS);
    }

    @Test
    void readsBackExactlyWhatItTook() {
        ParentOrder order = order("a");
        journal.take(List.of(order), Map.of());

        assertThat(journal.unfinished(ACCOUNT)).singleElement().satisfies(read -> {
            assertThat(read.intent().amount()).isEqualTo(order.intent().amount());
            assertThat(read.intent().referencePrice()).isEqualTo(order.intent().referencePrice());
            assertThat(read.state()).isEqualTo(OrderState.CREATED);
        });
    }

    @Test
    void booksAnExecutionOnce() {
        ChildOrder childOrder = submitted("a");
        Execution execution = execution("e1", Side.BUY, "0.00002499", "BTC");

        assertThat(book(childOrder, execution)).isPresent();
        List<Topic> enqueuedOnce = enqueued();
        assertThat(book(childOrder, execution)).isEmpty();

        assertThat(enqueued()).isEqualTo(enqueuedOnce);
        assertThat(enqueuedOnce)
                .containsExactly(
                        Topic.ACCOUNT_SNAPSHOTS,
                        Topic.ORDER_EVENTS,
                        Topic.ORDER_EVENTS,
                        Topic.EXECUTIONS,
                        Topic.ORDER_EVENTS,
                        Topic.ACCOUNT_SNAPSHOTS);
        assertThat(journal.childOrder(childOrder.clientOrderId()))
                .map(ChildOrder::filledQuantity)
                .contains(Decimal.of("0.02499"));
        assertBalances("50.1002495", "0.02496501");
    }

    @Test
    void movesTheLedgerByAFeeInTheQuoteAssetExactly() {
        ChildOrder childOrder = submitted("a");

        book(childOrder, execution("e1", Side.SELL, "0.9998997505", "USDT"));

        assertBalances("2048.8998507495", "-0.02499");
    }

    @Test
    void changesNothingWhenATransactionFails() {
        journal.take(List.of(order("a")), Map.of(COMMANDS, 1L));
        List<Topic> enqueuedBefore = enqueued();
        ChildOrder childOrder = childOrder("a", 1);
        journal.submit(order("a"), childOrder);
        List<Topic> enqueuedAfterSubmission = enqueued();

        // The account was never opened, so the ledger cannot move after order and child order did.
        assertThatThrownBy(() -> book(childOrder, execution("e1", Side.BUY, "0.00002499", "BTC")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("account CORE-HODL is not opened");

        assertThat(enqueuedAfterSubmission).hasSize(enqueuedBefore.size() + 1);
        assertThat(enqueued()).isEqualTo(enqueuedAfterSubmission);
        assertThat(journal.childOrder(childOrder.clientOrderId())).contains(childOrder);
        assertThat(journal.unfinished(ACCOUNT)).singleElement().satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(order.filledQuantity()).isEqualTo(Decimal.ZERO);
        });
    }

    @Test
    void refusesAStepBack() {
        ChildOrder childOrder = submitted("a");
        journal.close(
                order("a"), childOrder, ChildOrder.State.NOT_PLACED, Optional.of(OrderState.REJECTED), "test", NOW_MS);

        assertThatThrownBy(() -> journal.end(order("a"), OrderState.FILLED, "", NOW_MS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is REJECTED and may not become FILLED");
    }

    @Test
    void refusesAnotherChildOrderOfAnOrderThatHasEnded() {
        journal.take(List.of(order("a")), Map.of());
        journal.end(order("a"), OrderState.CANCELLED, "test", NOW_MS);

        assertThatThrownBy(() -> journal.submit(order("a"), childOrder("a", 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.latestChildOrder("a")).isEmpty();
    }

    @Test
    void refusesAnotherChildOrderWhileOneIsUnderWay() {
        submitted("a");

        assertThatThrownBy(() -> journal.submit(order("a"), childOrder("a", 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.latestChildOrder("a")).map(ChildOrder::number).contains(1);
    }

    @Test
    void owesMessagesInTheOrderOfTheirCommitsWithTwoWriters() throws Exception {
        int each = 100;
        Thread one = Thread.ofPlatform().start(() -> takeMany("one", each));
        Thread other = Thread.ofPlatform().start(() -> takeMany("other", each));

        List<Long> sequences = new ArrayList<>();
        while (sequences.size() < 2 * each) {
            long last = sequences.isEmpty() ? 0 : sequences.getLast();
            List<Outbox.Enqueued> next = outbox.after(last, 100);
            if (next.isEmpty() && !one.isAlive() && !other.isAlive()) {
                next = outbox.after(last, 1);
                assertThat(next).as("a message came before the reader's place").isNotEmpty();
            }
            next.forEach(enqueued -> sequences.add(enqueued.sequence()));
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
            List<Outbox.Enqueued> next = outbox.after(last, minuteMs);
            read += next.size();
            last = next.getLast().sequence();
        }

        assertThat(read).isEqualTo(450);
        assertThat(outbox.after(last, 1)).isEmpty();
    }

    @Test
    void neverSetsTheLedgersTimeBack() {
        ChildOrder childOrder = submitted("a");
        book(childOrder, execution("e1", Side.BUY, "0.00002499", "BTC"));

        journal.reconciled(journal.books(ACCOUNT).orElseThrow(), false, "a difference", 0);

        assertThat(journal.books(ACCOUNT)).hasValueSatisfying(books -> {
            assertThat(books.asOfMs()).isEqualTo(NOW_MS);
            assertThat(books.reconciled()).isFalse();
        });
    }

    @Test
    void keepsTheTimeOfTheFirstByteWhoeverTellsItFirst() {
        ChildOrder childOrder = submitted("a");
        long firstUs = 1_000_000;
        journal.book(childOrder, execution("e1", Side.BUY, "0.00002499", "BTC"), false, "BTC", "USDT", firstUs);

        ParentOrder after = journal.acknowledge(order("a").withFirstByteAt(firstUs + 1), childOrder, "x", NOW_MS);

        assertThat(after.firstByteWallUs()).isEqualTo(firstUs);
    }

    private void takeMany(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            journal.take(List.of(order(prefix + i)), Map.of());
        }
    }

    private ChildOrder submitted(String intentId) {
        var amounts = new TreeMap<>(Map.of("USDT", Decimal.of("1050")));
        journal.open(ACCOUNT, new SpotBalances(amounts), Decimal.of("1050"), NOW_MS);
        journal.take(List.of(order(intentId)), Map.of());
        ChildOrder childOrder = childOrder(intentId, 1);
        journal.submit(order(intentId), childOrder);
        return childOrder;
    }

    private Optional<ParentOrder> book(ChildOrder childOrder, Execution execution) {
        return journal.book(childOrder, execution, false, "BTC", "USDT", 0);
    }

    private void assertBalances(String usdt, String btc) {
        SpotBalances balances = journal.books(ACCOUNT).orElseThrow().balances();
        assertThat(balances.of("USDT")).isEqualTo(Decimal.of(usdt));
        assertThat(balances.of("BTC")).isEqualTo(Decimal.of(btc));
    }

    private List<Topic> enqueued() {
        return outbox.after(0, 1).stream()
                .map(enqueued -> enqueued.message().topic())
                .toList();
    }

    private static ParentOrder order(String intentId) {
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
        return ParentOrder.created(intent, MessageContext.NONE);
    }

    private static ChildOrder childOrder(String intentId, int number) {
        return new ChildOrder(
                intentId,
                number,
                ChildOrder.Kind.MARKET,
                new OrderAmount.OfQuote(Decimal.of("1000")),
                null,
                ChildOrder.State.SUBMITTED,
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

package io.eternalengine.kit.transaction;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the name of each input and answers with one alert that bears the name and its number. A test may strike it at
 * any of its steps, each of which has a name, such as {@code apply r-7} or {@code encode}.
 */
final class Tally implements StateMachine<Tally.Entry> {
    /** A name to write down, and what its answer carries on. */
    record Entry(String name, MessageContext context, boolean isAnswered) {
        Entry(String name, MessageContext context) {
            this(name, context, true);
        }
    }

    final Queue<Entry> signals = new ConcurrentLinkedQueue<>();
    private final Consumer<String> steps;
    private List<String> names = new ArrayList<>();

    /** A tally whose every step is reported before it is taken. */
    Tally(Consumer<String> steps) {
        this.steps = steps;
    }

    Tally() {
        this(step -> {});
    }

    /** A request that the tally writes down under this name. */
    static OutboundRecord request(String name) {
        return new OutboundRecord(
                Topic.OPERATOR_REQUESTS,
                "tests",
                OperatorRequest.newBuilder().setRequestId(name).build());
    }

    /** A candle that the tally writes down under the name of its symbol. */
    static OutboundRecord candle(String symbol) {
        return new OutboundRecord(
                Topic.CANDLES,
                symbol,
                CandleClosed.newBuilder().setSymbol(symbol).build());
    }

    /** Prices that the tally writes down under the name of their symbol, without an answer. */
    static OutboundRecord ticker(String symbol) {
        return new OutboundRecord(
                Topic.TICKERS,
                symbol,
                TickerChanged.newBuilder().setSymbol(symbol).build());
    }

    /** The names in the stored state, oldest first. */
    static List<String> names(byte[] state) {
        return new StateReader(state).readAll(StateReader::readText);
    }

    /** A request that the tally passes over. */
    static OutboundRecord requestOfSomebodyElse() {
        return request("of somebody else");
    }

    @Override
    public boolean concerns(InboundRecord record) {
        return !record.message().equals(requestOfSomebodyElse().message());
    }

    @Override
    public Entry interpret(InboundRecord record) {
        String name = switch (record.message()) {
            case OperatorRequest request -> request.getRequestId();
            case CandleClosed candle -> candle.getSymbol();
            case TickerChanged ticker -> ticker.getSymbol();
            default -> throw new IllegalStateException("not an input");
        };
        if (name.isEmpty()) {
            throw new IllegalArgumentException("request_id is \"\": must not be empty");
        }
        steps.accept("interpret " + name);
        return new Entry(name, record.context(), record.topic() != Topic.TICKERS);
    }

    @Override
    public List<OutboundRecord> apply(Entry entry, @Nullable Position position) {
        steps.accept("apply " + entry.name());
        names.add(entry.name());
        steps.accept("half-way through " + entry.name());
        if (!entry.isAnswered()) {
            return List.of();
        }
        var answer = AlertRaised.newBuilder()
                .setAlertId(entry.name())
                .setText((position == null ? "signal" : "record") + " number " + names.size())
                .build();
        return List.of(new OutboundRecord(Topic.ALERTS, "tests", answer));
    }

    @Override
    public List<Entry> signals() {
        List<Entry> taken = new ArrayList<>();
        for (Entry next = signals.poll(); next != null; next = signals.poll()) {
            taken.add(next);
        }
        return taken;
    }

    @Override
    public MessageContext contextOf(Entry signal) {
        return signal.context();
    }

    @Override
    public byte[] encode() {
        steps.accept("encode");
        return new StateWriter().writeAll(names, StateWriter::writeText).toBytes();
    }

    @Override
    public void restore(byte @Nullable [] state) {
        steps.accept("restore");
        names = state == null ? new ArrayList<>() : new ArrayList<>(names(state));
    }

    @Override
    public void committed() {
        steps.accept("committed");
    }
}

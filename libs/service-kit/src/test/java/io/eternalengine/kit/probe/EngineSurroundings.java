package io.eternalengine.kit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Market data, orchestration, risk and order execution as a test plays them around one running engine at a real broker. */
public final class EngineSurroundings implements AutoCloseable {
    public static final long HOUR_MS = 3_600_000L;
    /** Midnight of a day in UTC. */
    public static final long START_MS = 1_704_844_800_000L;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEAT = Duration.ofMillis(200);

    private final KafkaProbe kafka = new KafkaProbe();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final EngineId engine;
    private final String account;
    private volatile long epoch;

    /** Around the engine of one account; records of before are deleted, what is kept by key is not: the engine's own state, too. */
    public EngineSurroundings(EngineId engine, String account) {
        this.engine = engine;
        this.account = account;
        try {
            kafka.forgetHistory();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets risk's heart beat from now on, with nothing halted so far. */
    public EngineSurroundings beat() {
        var _ = heart.scheduleAtFixedRate(
                () -> send(
                        Topic.RISK_HEARTBEATS,
                        "risk",
                        RiskHeartbeat.newBuilder().setRiskEpoch(epoch).build()),
                0,
                BEAT.toMillis(),
                TimeUnit.MILLISECONDS);
        return this;
    }

    /** Risk commands this, in its next epoch. */
    public void command(RiskAction action) {
        long next = epoch + 1;
        var command = new RiskCommand(next, START_MS, action);
        send(Topic.RISK_COMMANDS, "ALL", RiskMapping.toWire(command).build());
        epoch = next;
    }

    /** Assigns capital to the account. */
    public EngineSurroundings allocate(String engineCapital, String totalCapital) {
        send(
                Topic.CAPITAL_ALLOCATIONS,
                account,
                CapitalAllocated.newBuilder()
                        .setAllocationId("first")
                        .setEngine(engine.label())
                        .setAccount(account)
                        .setTotalCapital(totalCapital)
                        .setEngineCapital(engineCapital)
                        .setEffectiveFromMs(START_MS)
                        .build());
        return this;
    }

    /** Publishes trading rules of an instrument that is quoted in USDT. */
    public EngineSurroundings describe(InstrumentId id) {
        String base = id.symbol().replaceAll("USDT$", "");
        boolean linear = id.category() == MarketCategory.LINEAR;
        var instrument = new Instrument(
                id,
                base,
                "USDT",
                Decimal.of("0.01"),
                Decimal.of(linear ? "0.001" : "0.000001"),
                Decimal.of(linear ? "0.001" : "0.000001"),
                Decimal.of(100),
                Decimal.of(5),
                Decimal.of("0.0000001"));
        send(Topic.INSTRUMENTS, id.key(), MarketMapping.toWire(instrument, linear ? 480 : 0));
        return this;
    }

    /** Closes a candle of an hour, this many hours after the start. */
    public void candle(InstrumentId id, long hour, Decimal open, Decimal close) {
        var candle = new Candle(
                id, START_MS + hour * HOUR_MS, HOUR_MS, open, open.max(close), open.min(close), close, Decimal.of(100));
        send(Topic.CANDLES, id.key(), MarketMapping.toWire(candle));
    }

    /** Settles funding of eight hours, this many hours after the start. */
    public void settle(InstrumentId id, long hour, String rate) {
        var settlement = new FundingSettlement(id, Decimal.of(rate), START_MS + hour * HOUR_MS, 8 * HOUR_MS);
        send(Topic.FUNDING, id.key(), MarketMapping.toWire(settlement));
    }

    /** Publishes a ticker of a perpetual with its predicted rate, this many hours after the start. */
    public void ticker(InstrumentId id, long hour, Decimal price, String predictedRate) {
        long atMs = START_MS + hour * HOUR_MS;
        var ticker = new Ticker(
                id,
                atMs,
                price,
                price,
                price,
                price,
                price,
                Decimal.of(predictedRate),
                atMs - Math.floorMod(atMs, 8 * HOUR_MS) + 8 * HOUR_MS,
                8 * HOUR_MS);
        send(Topic.TICKERS, id.key(), MarketMapping.toWire(ticker));
    }

    /** Publishes the highest price ever. */
    public void high(InstrumentId id, Decimal price) {
        var high = new AllTimeHigh(id, price, START_MS - 1_000 * 24 * HOUR_MS, START_MS);
        send(Topic.HIGHS, id.key(), MarketMapping.toWire(high));
    }

    /** Publishes the Fear &amp; Greed index, this many hours after the start. */
    public void sentiment(int value, long hour) {
        send(Topic.SENTIMENT, "fear-and-greed", MarketMapping.toWire(new Sentiment(value, START_MS + hour * HOUR_MS)));
    }

    /** Risk approves the intent, and the exchange executes it whole at its reference price, without a fee. */
    public void fill(OrderIntended intended) {
        OrderIntent intent = TradingMapping.toModel(intended);
        Decimal price = intent.referencePrice();
        Decimal quantity = switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote -> quote.amount().dividedBy(price, 8, RoundingMode.DOWN);
        };
        Decimal value = quantity.times(price);
        long atMs = intent.decidedAtMs();
        approve(intent);
        var execution = new Execution(
                "exec-" + intent.intentId(),
                intent.intentId(),
                account,
                intent.instrument(),
                intent.side(),
                price,
                quantity,
                value,
                Decimal.ZERO,
                "USDT",
                atMs);
        send(Topic.EXECUTIONS, account, TradingMapping.toWire(execution).build());
        end(intent, OrderState.FILLED, quantity, value);
    }

    private void approve(OrderIntent intent) {
        var verdict = new Verdict(intent.intentId(), engine, account, true, "approved", "", 0, intent.decidedAtMs());
        send(Topic.VERDICTS, account, TradingMapping.toWire(verdict));
    }

    private void end(OrderIntent intent, OrderState state, Decimal quantity, Decimal value) {
        var update = new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                engine,
                account,
                intent.instrument(),
                intent.side(),
                state,
                quantity,
                value,
                "",
                intent.decidedAtMs());
        send(Topic.ORDER_EVENTS, account, TradingMapping.toWire(update).build());
    }

    /** What the engine intended so far, in its order. */
    public List<OrderIntended> intents() {
        return kafka.messages(Topic.INTENTS, OrderIntended.class).stream()
                .filter(intent -> intent.getAccount().equals(account))
                .toList();
    }

    /** Waits for as many intents as this in all; the newest. */
    public OrderIntended awaitIntent(int count) {
        await(
                count + " intents; newest decision: " + newestDecision(),
                () -> intents().size() >= count);
        return intents().get(count - 1);
    }

    /** What the engine decided so far, in its order. */
    public List<DecisionRecorded> decisions() {
        return kafka.messages(Topic.DECISIONS, DecisionRecorded.class).stream()
                .filter(decision -> decision.getAccount().equals(account))
                .toList();
    }

    /** The same, which are numbered from 1 without a gap. */
    public List<DecisionRecorded> decisionsInSequence() {
        List<DecisionRecorded> decisions = decisions();
        for (int i = 0; i < decisions.size(); i++) {
            assertThat(decisions.get(i).getSequence()).isEqualTo(i + 1L);
        }
        return decisions;
    }

    /** Waits until the engine has decided by this rule. */
    public void awaitRule(String rule) {
        await(
                "a decision by " + rule,
                () -> decisions().stream()
                        .anyMatch(decision -> decision.getRule().equals(rule)));
    }

    private String newestDecision() {
        List<DecisionRecorded> decisions = decisions();
        return decisions.isEmpty()
                ? "none"
                : decisions.getLast().getRule() + " " + decisions.getLast().getExplanation();
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    private void send(Topic topic, String key, MessageLite message) {
        kafka.send(new OutboundRecord(topic, key, message).toKafka(MessageContext.NONE));
    }

    @Override
    public void close() {
        heart.shutdownNow();
        kafka.close();
    }
}

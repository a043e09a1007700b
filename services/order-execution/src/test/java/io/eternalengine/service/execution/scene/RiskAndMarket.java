package io.eternalengine.service.execution.scene;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.PublishedTradingRules;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
import java.util.concurrent.atomic.AtomicLong;

/** Risk and market data as the test plays them: heartbeats and tickers four times a second, commands when asked for. */
public final class RiskAndMarket implements AutoCloseable {
    static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    public static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");
    private static final long BEAT_MS = 250;

    private final KafkaProbe kafka;
    private final PackagedSimulator venue;
    private final AtomicLong epoch = new AtomicLong();
    private final Thread thread;
    private volatile boolean beating = true;
    private volatile boolean running = true;
    private long sequence;

    RiskAndMarket(KafkaProbe kafka, PackagedSimulator venue) {
        this.kafka = kafka;
        this.venue = venue;
        describe();
        publishPrices();
        this.thread = Thread.ofPlatform().name("risk and market").daemon().start(this::run);
    }

    /** The newest epoch of risk's commands. */
    public long epoch() {
        return epoch.get();
    }

    /** From now on risk sends no heartbeat. */
    public void fallSilent() {
        beating = false;
    }

    public void speak() {
        beating = true;
    }

    /** Commits a command under the next epoch and announces it at once, as risk would. */
    public synchronized void command(RiskAction action) {
        var command = new RiskCommand(epoch.get() + 1, nowMs(), action);
        kafka.send(new OutboundRecord(
                Topic.RISK_COMMANDS, "risk", RiskMapping.toWire(command).build()));
        epoch.incrementAndGet();
        if (beating) {
            beat();
        }
    }

    public long nowMs() {
        return venue.get("/admin/v1/status").path("nowMs").asLong();
    }

    /** What BTC costs whoever takes it. */
    public Decimal ask() {
        return Decimal.of(ticker().path("ask1Price").asText());
    }

    /** Lets the market go on. */
    public void advance(long byMs) {
        venue.post("/admin/v1/clock/advance", "{\"toMs\":" + (nowMs() + byMs) + "}");
        publishPrices();
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try {
            while (running) {
                if (beating) {
                    beat();
                }
                Thread.sleep(BEAT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void beat() {
        kafka.send(new OutboundRecord(
                Topic.RISK_HEARTBEATS,
                "risk",
                RiskHeartbeat.newBuilder()
                        .setInstance("scene")
                        .setSequence(++sequence)
                        .setRiskEpoch(epoch())
                        .build()));
    }

    /** Reports the market's time and prices. */
    public void publishPrices() {
        publishPrice(MarketCategory.MARKET_CATEGORY_SPOT, "spot");
        publishPrice(MarketCategory.MARKET_CATEGORY_LINEAR, "linear");
    }

    private void publishPrice(MarketCategory category, String name) {
        var ticker = ticker(name);
        kafka.send(new OutboundRecord(
                Topic.TICKERS,
                BTC.symbol(),
                TickerChanged.newBuilder()
                        .setCategory(category)
                        .setSymbol(BTC.symbol())
                        .setEventTimeMs(nowMs())
                        .setLastPrice(ticker.path("lastPrice").asText())
                        .setBidPrice(ticker.path("bid1Price").asText())
                        .setAskPrice(ticker.path("ask1Price").asText())
                        .build()));
    }

    private com.fasterxml.jackson.databind.JsonNode ticker() {
        return ticker("spot");
    }

    private com.fasterxml.jackson.databind.JsonNode ticker(String category) {
        return venue.get("/v5/market/tickers?category=" + category + "&symbol=" + BTC.symbol())
                .path("result")
                .path("list")
                .path(0);
    }

    /** BTCUSDT as the simulator trades it. */
    private void describe() {
        var instrument = new Instrument(
                BTC,
                "BTC",
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.000001"),
                Decimal.of("0.000011"),
                Decimal.of(83),
                Decimal.of(5),
                Decimal.of("0.0000001"));
        kafka.send(new OutboundRecord(Topic.INSTRUMENTS, BTC.symbol(), MarketMapping.toWire(instrument, 0)));
        kafka.send(new OutboundRecord(
                Topic.INSTRUMENTS,
                BTC.symbol() + ":linear",
                MarketMapping.toWire(PublishedTradingRules.of(PERPETUAL), 480)));
    }
}

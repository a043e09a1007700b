package io.eternalengine.service.execution.market;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** Keeps the {@link MarketView}: all instruments from the beginning, prices and candles from now on. */
public final class MarketLoop implements ServiceLoop {
    /** What the loop reads. */
    public static final List<Topic> TOPICS = List.of(Topic.INSTRUMENTS, Topic.TICKERS, Topic.CANDLES);

    private static final Logger LOG = Logger.getLogger(MarketLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection kafka;
    private final MarketView view;
    private final ShellStatus status;
    private final DeadLetters deadLetters;
    private final BackOff backOff = new BackOff(LOG, "the market loop");
    private volatile boolean running = true;

    public MarketLoop(KafkaConnection kafka, MarketView view, ShellStatus status) {
        this.kafka = kafka;
        this.view = view;
        this.status = status;
        this.deadLetters = new DeadLetters(kafka.serviceName());
    }

    @Override
    public void run() {
        while (running) {
            try {
                follow();
            } catch (RuntimeException e) {
                status.retrying(e);
                backOff.pauseAfter(e, () -> running);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    private void follow() {
        try (var reader = new TopicReader(kafka.consumer("market"), TOPICS);
                var producer = kafka.producer("market-dead-letters")) {
            reader.startAt(Map.of());
            reader.skipToEnd(Topic.TICKERS);
            reader.skipToEnd(Topic.CANDLES);
            var end = reader.endOffsets(Topic.INSTRUMENTS);
            while (running) {
                reader.poll(POLL).forEach(kafkaRecord -> on(kafkaRecord, producer));
                if (!status.isReady() && reader.hasReached(end)) {
                    view.completed();
                    status.ready();
                    backOff.succeeded();
                }
                status.lag(reader.lag());
                status.turned();
            }
        }
    }

    private void on(ConsumerRecord<byte[], byte[]> kafkaRecord, Producer<byte[], byte[]> producer) {
        try {
            switch (Decoding.decode(kafkaRecord).message()) {
                case InstrumentDescribed described -> view.learn(MarketMapping.toModel(described));
                case TickerChanged ticker -> onTicker(ticker);
                case CandleClosed candle -> view.learn(MarketMapping.toModel(candle));
                default -> throw new IllegalStateException("the loop reads no topic " + kafkaRecord.topic());
            }
        } catch (UnreadableRecord | IllegalArgumentException e) {
            var _ = producer.send(deadLetters.letter(kafkaRecord, String.valueOf(e.getMessage())));
        }
    }

    private void onTicker(TickerChanged ticker) {
        if (ticker.getBidPrice().isEmpty() || ticker.getAskPrice().isEmpty()) {
            view.learnTime(ticker.getEventTimeMs());
            return;
        }
        var category = switch (ticker.getCategory()) {
            case MARKET_CATEGORY_SPOT -> MarketCategory.SPOT;
            case MARKET_CATEGORY_LINEAR -> MarketCategory.LINEAR;
            case MARKET_CATEGORY_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("category is " + ticker.getCategory() + ": must be SPOT or LINEAR");
        };
        view.learn(
                new InstrumentId(category, ticker.getSymbol()),
                new MarketView.Quote(
                        Decimal.of(ticker.getBidPrice()), Decimal.of(ticker.getAskPrice()), ticker.getEventTimeMs()));
    }
}

package io.eternalengine.service.marketdata.shard;

import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.service.marketdata.series.ArrivedCandle;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What one turn of a shard sends, in one transaction together with how far the shard has come. */
final class ShardOutput {
    /** There is one index. */
    private static final String SENTIMENT_KEY = "fear-greed";

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<ArrivedCandle> candles = new ArrayList<>();
    private boolean progressed;

    void add(List<ArrivedCandle> released) {
        candles.addAll(released);
    }

    void add(InstrumentDescribed described) {
        String key = MarketMapping.instrument(described.getCategory(), described.getSymbol())
                .key();
        records.add(new OutboundRecord(Topic.INSTRUMENTS, key, described).toKafka(MessageContext.NONE));
    }

    void add(AllTimeHigh high) {
        String key = high.instrument().key();
        records.add(new OutboundRecord(Topic.HIGHS, key, MarketMapping.toWire(high)).toKafka(MessageContext.NONE));
    }

    void add(FundingSettlement settlement) {
        String key = settlement.instrument().symbol();
        records.add(
                new OutboundRecord(Topic.FUNDING, key, MarketMapping.toWire(settlement)).toKafka(MessageContext.NONE));
    }

    void add(Sentiment sentiment) {
        records.add(new OutboundRecord(Topic.SENTIMENT, SENTIMENT_KEY, MarketMapping.toWire(sentiment))
                .toKafka(MessageContext.NONE));
    }

    void addDeadLetter(ProducerRecord<byte[], byte[]> letter) {
        records.add(letter);
    }

    /** The progress changed in a way that must be stored although nothing is sent. */
    void progressed() {
        progressed = true;
    }

    boolean isEmpty() {
        return records.isEmpty() && candles.isEmpty() && !progressed;
    }

    /** What goes before the candles. */
    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    List<ArrivedCandle> candles() {
        return candles;
    }
}

package io.eternalengine.service.marketdata.shard;

import static io.eternalengine.service.marketdata.exchange.ScriptedExchange.HOUR_MS;
import static io.eternalengine.service.marketdata.exchange.ScriptedExchange.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.schemas.v1.AllTimeHighStated;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.service.marketdata.exchange.ScriptedExchange;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service between a scripted exchange and a real broker. */
class ExactlyOnceTest {
    private static final AtomicInteger SYMBOLS = new AtomicInteger();
    private static final String BOOTSTRAP = Infrastructure.shared().bootstrapServers();

    private final String symbol = "ONCE" + SYMBOLS.incrementAndGet() + "USDT";
    private final KafkaTopics kafka = new KafkaTopics(BOOTSTRAP);
    private final ScriptedExchange exchange = new ScriptedExchange(List.of(symbol));
    private final List<RunningMarketData> running = new ArrayList<>();

    @BeforeEach
    void subscribe() {
        kafka.subscribe(symbol);
    }

    @AfterEach
    void endAll() {
        running.forEach(RunningMarketData::close);
        kafka.unsubscribe(symbol);
        kafka.close();
        exchange.close();
    }

    @Test
    void startsWithTheCandleThatIsOpenAndTellsEachOnceInOrder() {
        // given
        startReady(0);
        // when
        long last = closeCandles(20);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void losesNoCandleThatTheStreamPublishesBeforeTheSeriesHasItsBeginning() {
        // given
        exchange.closeDuringNextKlines();
        startReady(0);
        // when
        long last = closeCandles(2);
        // then
        assertThat(kafka.openTimes(symbol, last))
                .containsExactlyElementsOf(hours(START_MS, last).stream()
                        .filter(openMs -> exchange.hasSaidCandle(symbol, openMs))
                        .toList());
    }

    @Test
    void startsWithTheWarmUpWhenOneIsConfigured() {
        // given
        startReady(3);
        // when
        long last = closeCandles(2);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS - 3 * HOUR_MS, last));
    }

    @Test
    void fillsAGapOfTheStreamOverRestBeforeItGoesOn() {
        // given
        startReady(0);
        closeCandles(2);
        // when
        exchange.closeCandleSilently();
        exchange.closeCandleSilently();
        long last = closeCandles(1);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void fetchesAfterADisconnectWhatTheStreamDidNotTell() {
        // given
        startReady(0);
        closeCandles(3);
        // when
        exchange.refuse(true);
        exchange.closeCandleSilently();
        long last = exchange.closeCandleSilently();
        exchange.refuse(false);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void reportsACandleThatTheExchangeDoesNotHaveAndGoesOn() {
        // given
        var service = startReady(0);
        closeCandles(1);
        // when
        long absent = exchange.closeCandleSilently();
        exchange.hideFromRest(absent);
        long last = closeCandles(2);
        // then
        List<Long> expected = new ArrayList<>(hours(START_MS, last));
        expected.remove(absent);
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(expected);
        assertThat(service.counted("eternal.market.candles.missing")).isEqualTo(1);
    }

    @Test
    void tellsNothingTwiceWhenTheExchangeRepeatsItself() {
        // given
        startReady(0);
        long first = closeCandles(1);
        // when
        exchange.say("kline.60." + symbol, ScriptedExchange.klineMessage(symbol, first));
        closeCandles(1);
        exchange.say("kline.60." + symbol, ScriptedExchange.klineMessage(symbol, first));
        long last = closeCandles(1);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void dropsMalformedMessagesAndFetchesTheCandleThatWasInThem() {
        // given
        var service = startReady(0);
        // when
        long last = exchange.closeCandleSilently();
        exchange.say("kline.60." + symbol, "{\"topic\":\"kline.60." + symbol + "\",\"data\":[{\"start\":\"soon\"}]}");
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactly(START_MS);
        assertThat(service.counted("eternal.market.malformed")).isEqualTo(1);
    }

    @Test
    void ignoresACandleOfTheFutureThatRestDoesNotConfirm() {
        // given
        startReady(0);
        // when
        exchange.say("kline.60." + symbol, ScriptedExchange.klineMessage(symbol, START_MS + 500 * HOUR_MS));
        long last = closeCandles(3);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void goesOnWithoutLossWhenTheExchangeWasAwayAltogether() {
        // given
        startReady(0);
        closeCandles(2);
        // when
        exchange.refuse(true);
        exchange.closeCandleSilently();
        long last = exchange.closeCandleSilently();
        exchange.refuse(false);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() {
        // given
        startReady(0);
        long before = closeCandles(2);
        kafka.openTimes(symbol, before);
        running.removeFirst().close();
        // when
        exchange.closeCandleSilently();
        startReady(0);
        long last = closeCandles(1);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void sharesTheShardsWithASecondInstanceAndLosesNothing() {
        // given
        var first = startReady(0);
        closeCandles(2);
        // when
        var second = start(0);
        await(() -> first.shards() < 3 && second.shards() > 0);
        closeCandles(3);
        running.remove(first);
        first.close();
        await(() -> second.shards() == 3);
        long last = closeCandles(3);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
    }

    @Test
    void stopsASymbolWhoseSubscriptionIsSetInactive() {
        // given
        startReady(0);
        long last = closeCandles(1);
        kafka.openTimes(symbol, last);
        // when
        kafka.unsubscribe(symbol);
        // then
        await(() -> exchange.listeners("kline.60." + symbol) == 0);
    }

    @Test
    void putsSubscriptionsItCannotReadAsideOnceAndGoesOn() {
        // given
        startReady(0);
        byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
        var nonsense =
                new ProducerRecord<>(Topic.SUBSCRIPTIONS.topicName(), key, "nonsense".getBytes(StandardCharsets.UTF_8));
        nonsense.headers()
                .add(Headers.MESSAGE_TYPE, Topic.SUBSCRIPTIONS.messageType().getBytes(StandardCharsets.UTF_8));
        // when
        kafka.send(nonsense);
        String deadLetters = Topic.SUBSCRIPTIONS.deadLetterName("market-data");
        List<String> causes = new ArrayList<>();
        kafka.awaitRecords(deadLetters, letter -> {
            causes.add(Headers.text(letter.headers(), DeadLetters.CAUSE));
            return true;
        });
        running.removeFirst().close();
        startReady(0);
        long last = closeCandles(1);
        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
        assertThat(causes).singleElement().asString().contains("eternal.v1.MarketSubscription");
        assertThat(kafka.count(deadLetters)).isEqualTo(1);
    }

    @Test
    void describesTheInstrumentAndTellsTickers() {
        // given
        startReady(0);
        // when
        exchange.tick(symbol, "1234.5");
        // then
        List<InstrumentDescribed> described =
                kafka.awaitMessages(Topic.INSTRUMENTS, symbol, messages -> !messages.isEmpty());
        assertThat(described).last().satisfies(instrument -> {
            assertThat(instrument.getTickSize()).isEqualTo("0.01");
            assertThat(instrument.getQuoteStep()).isEqualTo("0.0000001");
        });
        List<TickerChanged> tickers = kafka.awaitMessages(Topic.TICKERS, symbol, messages -> !messages.isEmpty());
        assertThat(tickers)
                .last()
                .satisfies(ticker -> assertThat(ticker.getLastPrice()).isEqualTo("1234.5"));
    }

    @Test
    void publishesTheAllTimeHighOnceAndNoCandleBeforeIt() {
        // given an exchange that does not report its weeks yet
        exchange.refuseWeeks(true);
        start(0);
        await(() -> requestsOfWeeks() > 1);
        assertThat(exchange.requests()).noneMatch(request -> request.contains("interval=60"));

        // when it reports them
        exchange.refuseWeeks(false);
        await(running.getFirst()::isReady);
        long last = closeCandles(1);

        // then
        assertThat(kafka.openTimes(symbol, last)).containsExactlyElementsOf(hours(START_MS, last));
        assertThat(highs()).singleElement().satisfies(high -> {
            assertThat(high.getPrice()).isEqualTo(ScriptedExchange.ALL_TIME_HIGH);
            assertThat(high.getAsOfMs()).isEqualTo(START_MS);
            assertThat(high.getSinceMs()).isLessThan(START_MS - 1_000 * HOUR_MS);
        });

        // when the service starts again
        long asked = requestsOfWeeks();
        running.removeFirst().close();
        startReady(0);
        kafka.openTimes(symbol, closeCandles(1));

        // then it is not asked for again
        assertThat(requestsOfWeeks()).isEqualTo(asked);
        assertThat(highs()).hasSize(1);
    }

    private long requestsOfWeeks() {
        return exchange.requests().stream()
                .filter(request -> request.contains("interval=W"))
                .count();
    }

    private List<AllTimeHighStated> highs() {
        return kafka.awaitMessages(Topic.HIGHS, symbol, messages -> !messages.isEmpty());
    }

    private RunningMarketData start(int warmUp) {
        var service = new RunningMarketData(BOOTSTRAP, exchange.hostAndPort(), warmUp);
        running.add(service);
        return service;
    }

    private RunningMarketData startReady(int warmUp) {
        var service = start(warmUp);
        await(service::isReady);
        return service;
    }

    private long closeCandles(int count) {
        long last = 0;
        for (int i = 0; i < count; i++) {
            last = exchange.closeCandle();
        }
        return last;
    }

    private static List<Long> hours(long firstMs, long lastMs) {
        return LongStream.rangeClosed(0, (lastMs - firstMs) / HOUR_MS)
                .mapToObj(hour -> firstMs + hour * HOUR_MS)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waits for a condition").isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

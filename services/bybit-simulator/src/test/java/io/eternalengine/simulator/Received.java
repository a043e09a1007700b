package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.PublicStreamListener;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.bybit.WalletBalance;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a stream reported, in order. */
final class Received implements PublicStreamListener, PrivateStreamListener {

    static final String CONNECTED = "connected";

    private final BlockingQueue<Object> things = new LinkedBlockingQueue<>();

    /** The next thing of a kind; others before it are passed over. */
    <T> T next(Class<T> kind) {
        while (true) {
            Object thing = poll();
            if (kind.isInstance(thing)) {
                return kind.cast(thing);
            }
        }
    }

    void next(Object expected) {
        while (!poll().equals(expected)) {
            // passed over
        }
    }

    Ticker lastTickerAt(long timeMs) {
        Ticker ticker = next(Ticker.class);
        while (ticker.timeMs() != timeMs) {
            ticker = next(Ticker.class);
        }
        return ticker;
    }

    private Object poll() {
        try {
            Object thing = things.poll(20, TimeUnit.SECONDS);
            assertThat(thing).as("something reported by the stream").isNotNull();
            return thing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onConnected() {
        things.add(CONNECTED);
    }

    @Override
    public void onDisconnected(String reason) {
        things.add(reason);
    }

    @Override
    public void onMalformed(MalformedAnswerException cause) {
        things.add(cause);
    }

    @Override
    public void onKlineClosed(Kline kline) {
        things.add(kline);
    }

    @Override
    public void onTicker(Ticker ticker) {
        things.add(ticker);
    }

    @Override
    public void onBook(OrderBook book) {
        things.add(book);
    }

    @Override
    public void onOrder(OrderReport order) {
        things.add(order);
    }

    @Override
    public void onExecution(ExecutionReport execution) {
        things.add(execution);
    }

    @Override
    public void onWallet(WalletBalance wallet) {
        things.add(wallet);
    }
}

package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KlineContinuityTest {

    private static final long MINUTE_MS = 60_000;

    private record Asked(long startMs, long endMs, Promise<Outcome<List<Kline>>> answer) {}

    private final Queue<Asked> asked = new ArrayDeque<>();
    private final List<Long> reported = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final KlineContinuity continuity = new KlineContinuity(
            this::fetch, kline -> reported.add(kline.startMs() / MINUTE_MS), gaps::add, Runnable::run);

    @Test
    void fetchesWhatIsMissingBeforeItTellsWhatCameLater() {
        // given minute 1, then minute 4, and minute 5 while the gap is being fetched
        close(1);
        close(4);
        close(5);
        assertThat(reported).containsExactly(1L);
        assertThat(gaps).containsExactly("kline.1.BTCUSDT");

        // when
        Asked gap = asked.remove();
        assertThat(gap.startMs()).isEqualTo(2 * MINUTE_MS);
        assertThat(gap.endMs()).isEqualTo(4 * MINUTE_MS);
        answer(gap, 2, 3);

        // then
        assertThat(reported).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(asked).isEmpty();
    }

    @Test
    void triesAgainWithTheNextCandleWhenTheFetchFailed() {
        close(1);
        close(3);
        asked.remove().answer().complete(new Outcome.RetryAfter<>(0, "busy"));
        assertThat(reported).containsExactly(1L);

        close(4);
        answer(asked.remove(), 2, 3);

        assertThat(reported).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void asksAtOnceAfterAReconnection() {
        close(1);
        continuity.onConnected();

        answer(asked.remove(), 2, 3);
        close(3);

        assertThat(reported).containsExactly(1L, 2L, 3L);
    }

    private Future<Outcome<List<Kline>>> fetch(String symbol, String interval, long startMs, long endMs) {
        Promise<Outcome<List<Kline>>> answer = Promise.promise();
        asked.add(new Asked(startMs, endMs, answer));
        return answer.future();
    }

    private void close(long minute) {
        continuity.onClosed(kline(minute));
    }

    private static void answer(Asked gap, long from, long to) {
        gap.answer()
                .complete(new Outcome.Accepted<>(LongStream.rangeClosed(from, to)
                        .mapToObj(KlineContinuityTest::kline)
                        .toList()));
    }

    private static Kline kline(long minute) {
        BigDecimal one = BigDecimal.ONE;
        return new Kline(Category.SPOT, "BTCUSDT", "1", minute * MINUTE_MS, one, one, one, one, one, one, true);
    }
}

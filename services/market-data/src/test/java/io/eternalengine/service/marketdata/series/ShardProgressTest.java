package io.eternalengine.service.marketdata.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.InstrumentId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShardProgressTest {
    private static final long HOUR_MS = 3_600_000;
    private static final SeriesId BTC = new SeriesId(InstrumentId.spot("BTCUSDT"), HOUR_MS);
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");
    private static final SeriesId ETH = new SeriesId(InstrumentId.spot("ETHUSDT"), HOUR_MS);

    @Test
    void isRestoredFromItsBytes() {
        // given
        var progress = ShardProgress.restore(null);
        progress.reached(BTC, 5 * HOUR_MS);
        progress.tickerTimes().put(BTC.instrument(), 77L);
        progress.highPublished(BTC.instrument());
        progress.settled(PERPETUAL, 99L);
        // when
        var restored = ShardProgress.restore(progress.encode());
        // then
        assertThat(restored.nextOpenMs(BTC)).hasValue(5 * HOUR_MS);
        assertThat(restored.nextOpenMs(ETH)).isEmpty();
        assertThat(restored.tickerTimes()).containsEntry(BTC.instrument(), 77L);
        assertThat(restored.isHighPublished(BTC.instrument())).isTrue();
        assertThat(restored.isHighPublished(ETH.instrument())).isFalse();
        assertThat(restored.settledMs(PERPETUAL)).hasValue(99);
        assertThat(restored.settledMs(InstrumentId.linear("ETHUSDT"))).isEmpty();
    }

    @Test
    void readsAndWritesTheFormatOfBeforeSettlementsWerePublished() {
        // given
        var progress = ShardProgress.restore(null);
        progress.reached(BTC, 5 * HOUR_MS);
        byte[] without = progress.encode(0);
        progress.settled(PERPETUAL, 99L);
        // when
        byte[] before = progress.encode(0);
        // then
        assertThat(before).isEqualTo(without);
        assertThat(ShardProgress.restore(before).nextOpenMs(BTC)).hasValue(5 * HOUR_MS);
        assertThat(ShardProgress.restore(before).settledMs(PERPETUAL)).isEmpty();
    }

    @Test
    void hasTheSameBytesInWhateverOrderItCameToBe() {
        // given
        var one = ShardProgress.restore(null);
        var other = ShardProgress.restore(null);
        // when
        one.reached(BTC, 1);
        one.reached(ETH, 2);
        other.reached(ETH, 2);
        other.reached(BTC, 1);
        // then
        assertThat(one.encode()).isEqualTo(other.encode());
    }

    @Test
    void refusesBytesOfAnotherForm() {
        // given
        byte[] bytes = ShardProgress.restore(null).encode();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        // when, then
        assertThatThrownBy(() -> ShardProgress.restore(longer)).hasMessageContaining("1 bytes are left");
    }
}

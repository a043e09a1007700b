package io.eternalengine.domain.accounting;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import org.junit.jupiter.api.Test;

class SpotLotsTest {
    @Test
    void fifoSellsTheOldestLotFirst() {
        SpotLots.Release release = bought(LotMethod.FIFO).minus(dec("1.5"));

        assertThat(release.cost()).isEqualTo(dec("250"));
        assertThat(release.left().lots()).containsExactly(lot("0.5", "150", 2), lot("1", "200", 3));
    }

    @Test
    void hifoSellsTheDearestLotFirst() {
        SpotLots.Release release = bought(LotMethod.HIFO).minus(dec("1.5"));

        assertThat(release.cost()).isEqualTo(dec("400"));
        assertThat(release.left().lots()).containsExactly(lot("1", "100", 1), lot("0.5", "100", 3));
    }

    @Test
    void hifoSellsTheOlderOfEquallyDearLots() {
        SpotLots lots = SpotLots.none(LotMethod.HIFO).plus(lot("1", "100", 1)).plus(lot("2", "200", 2));

        assertThat(lots.minus(dec("1")).left().lots()).containsExactly(lot("2", "200", 2));
    }

    @Test
    void averageCostReleasesAShareOfAll() {
        SpotLots.Release release = bought(LotMethod.AVERAGE).minus(dec("1.5"));

        assertThat(release.cost()).isEqualTo(dec("300"));
        assertThat(release.left().cost()).isEqualTo(dec("300"));
    }

    @Test
    void whatIsReleasedAndWhatStaysAddUpToTheCost() {
        for (LotMethod method : LotMethod.values()) {
            SpotLots lots = SpotLots.none(method).plus(lot("3", "100", 1));
            SpotLots.Release first = lots.minus(dec("1"));
            SpotLots.Release second = first.left().minus(dec("1"));
            SpotLots.Release third = second.left().minus(dec("1"));

            assertThat(first.cost().plus(second.cost()).plus(third.cost()))
                    .as(method.name())
                    .isEqualTo(dec("100"));
            assertThat(third.left().cost()).isEqualTo(Decimal.ZERO);
        }
    }

    @Test
    void refusesToSellMoreThanIsHeld() {
        assertThatThrownBy(() -> bought(LotMethod.FIFO).minus(dec("3.01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity taken is 3.01: must not be above the 3 held");
    }

    private static SpotLots bought(LotMethod method) {
        return SpotLots.none(method)
                .plus(lot("1", "100", 1))
                .plus(lot("1", "300", 2))
                .plus(lot("1", "200", 3));
    }

    private static Lot lot(String quantity, String cost, long atMs) {
        return new Lot(dec(quantity), dec(cost), atMs);
    }
}

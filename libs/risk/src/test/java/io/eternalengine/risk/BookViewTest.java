package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a book offers within a band around its mid. */
class BookViewTest {
    @Test
    void depthIsCountedWithinTheBandAroundTheMidTheEdgeIncluded() {
        // given a mid of 100, so that 99 and 101 are the edges
        BookSide bids = side("99.9", "2", "99", "3", "98.99", "50");
        BookSide asks = side("100.1", "1", "101", "4", "101.01", "50");

        // when
        BookView view = BookView.of(BTC, bids, asks, dec("0.01"), 7);

        // then
        assertThat(view.bid()).isEqualTo(dec("99.9"));
        assertThat(view.ask()).isEqualTo(dec("100.1"));
        assertThat(view.bidDepth()).isEqualTo(dec("496.8"));
        assertThat(view.askDepth()).isEqualTo(dec("504.1"));
        assertThat(view.atMs()).isEqualTo(7);
    }

    @Test
    void ofAWiderBandMoreDepthIsSeenAndLessSlippageIsExpectedOfTheSameDepth() {
        BookSide bids = side("99.9", "2", "99", "3", "98", "50");
        BookSide asks = side("100.1", "1", "101", "4", "102", "50");

        BookView wide = BookView.of(BTC, bids, asks, dec("0.02"), 7);

        assertThat(wide.bidDepth()).isEqualTo(dec("5396.8"));
        assertThat(wide.askDepth()).isEqualTo(dec("5604.1"));
        // half the spread of 0.2 / 99.9, and of the band the part that the order takes
        assertThat(wide.slippageOf(dec("560.41"), true, dec("0.02"))).isEqualTo(dec("0.0030010010015"));
        assertThat(wide.slippageOf(dec("560.41"), true, dec("0.01"))).isEqualTo(dec("0.0020010010015"));
    }

    @Test
    void aSideWithoutLevelsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BookSide(List.of()))
                .withMessage("levels is 0: must be at least 1");
    }

    private static BookSide side(String... pricesAndQuantities) {
        var levels = new ArrayList<BookSide.Level>();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            levels.add(new BookSide.Level(dec(pricesAndQuantities[i]), dec(pricesAndQuantities[i + 1])));
        }
        return new BookSide(levels);
    }
}

package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Level;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Quote;
import io.eternalengine.venue.Side;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.market.Candle;
import io.eternalengine.venue.market.DayStatistics;
import io.eternalengine.venue.market.FundingRate;
import io.eternalengine.venue.market.Playback;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tickers: over REST with the best bid and ask, on spot's stream without them. */
public final class TickerJson {

    private TickerJson() {}

    /** The ticker as REST answers it. */
    public static ObjectNode rest(Venue venue, Playback playback, Listing listing) {
        ObjectNode json = stream(venue, playback, listing);
        if (listing.category() == Category.SPOT) {
            putTop(json, venue, listing);
        }
        return json;
    }

    /** The ticker as the stream sends it, complete. */
    public static ObjectNode stream(Venue venue, Playback playback, Listing listing) {
        Quote quote = venue.quote(listing);
        DayStatistics day = playback.lastDay(listing);
        ObjectNode json = Json.object();
        json.put("symbol", listing.symbol());
        json.put("lastPrice", Json.text(quote.mid()));
        json.put("prevPrice24h", Json.text(day.firstPrice()));
        json.put("price24hPcnt", Json.text(day.change(quote.mid())));
        json.put("highPrice24h", Json.text(day.high()));
        json.put("lowPrice24h", Json.text(day.low()));
        json.put("volume24h", Json.text(day.volume()));
        json.put("turnover24h", Json.text(day.turnover()));
        switch (listing.category()) {
            case SPOT -> json.put("usdIndexPrice", Json.text(quote.mid()));
            case LINEAR -> {
                // Never empty at the exchange: clients distinguish a perpetual's ticker from spot's by it.
                json.put("openInterest", Json.text(day.volume()));
                json.put("openInterestValue", Json.text(day.volume().multiply(quote.mid())));
                putLinear(json, venue, playback, listing, quote);
            }
        }
        return json;
    }

    private static void putLinear(ObjectNode json, Venue venue, Playback playback, Listing listing, Quote quote) {
        BigDecimal index =
                venue.quote(new Listing(Category.SPOT, listing.symbol())).mid();
        Optional<FundingRate> funding = playback.nextFunding(listing.symbol());
        json.put("markPrice", Json.text(quote.mid()));
        json.put("indexPrice", Json.text(index));
        json.put("fundingRate", funding.map(next -> Json.text(next.rate())).orElse(""));
        json.put(
                "nextFundingTime", funding.map(next -> Json.time(next.timeMs())).orElse(""));
        json.put("fundingIntervalHour", Long.toString(playback.fundingIntervalMs(listing.symbol()) / Candle.LENGTH_MS));
        json.put("fundingCap", "0.00375");
        putTop(json, venue, listing);
    }

    private static void putTop(ObjectNode json, Venue venue, Listing listing) {
        putTop(json, "bid1", venue.book(listing, Side.SELL, 1));
        putTop(json, "ask1", venue.book(listing, Side.BUY, 1));
    }

    private static void putTop(ObjectNode json, String name, List<Level> best) {
        json.put(name + "Price", best.isEmpty() ? "" : Json.text(best.getFirst().price()));
        json.put(name + "Size", best.isEmpty() ? "" : Json.text(best.getFirst().quantity()));
    }
}

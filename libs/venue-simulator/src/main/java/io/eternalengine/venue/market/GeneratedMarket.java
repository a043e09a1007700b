package io.eternalengine.venue.market;

import io.eternalengine.venue.Category;
import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.Instruments;
import io.eternalengine.venue.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Makes a market from a seed: a rise, a fall by 60 % from the peak, a recovery; the other symbols follow the first with a
 * greater swing; linear markets trade around spot, and their funding follows the difference.
 *
 * <p>Prices are drawn as doubles and become exact, tradable prices once.
 */
public final class GeneratedMarket {

    private static final double USUAL_FUNDING_HOURS = 8;
    private static final double PEAK = Math.log(1.30);
    private static final double BOTTOM = PEAK + Math.log(0.40);
    private static final double END = Math.log(1.05);
    private static final double OTHERS_SWING = 1.15;

    private final long fromMs;
    private final long toMs;
    private final long warmUpMs;
    private final FundingIntervals intervals;
    private final Random random;
    private final Map<Listing, CandleSeries> series = new LinkedHashMap<>();
    private final Map<String, List<FundingRate>> funding = new LinkedHashMap<>();

    private GeneratedMarket(long seed, long fromMs, long toMs, long warmUpMs, FundingIntervals intervals) {
        this.intervals = intervals;
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.warmUpMs = warmUpMs;
        this.random = new Random(seed);
    }

    /** Generates all symbols; the same seed and range give the same market. */
    public static MarketHistory generate(
            long seed, List<String> symbols, long fromMs, long toMs, long warmUpMs, FundingIntervals intervals) {
        GeneratedMarket market = new GeneratedMarket(seed, fromMs, toMs, warmUpMs, intervals);
        double[] shared = market.sharedPath();
        for (int i = 0; i < symbols.size(); i++) {
            market.generateSymbol(symbols.get(i), shared, i == 0 ? 1.0 : OTHERS_SWING, i == 0 ? 0 : 0.004);
        }
        CandleSeries leading =
                Objects.requireNonNull(market.series.get(new Listing(Category.SPOT, symbols.getFirst())), "a symbol");
        return new MarketHistory(
                fromMs,
                toMs,
                market.series,
                market.funding,
                List.of("generated from seed " + seed),
                Map.of(),
                SentimentSeries.of(leading));
    }

    /** The logarithm of the shared price at each hour's start, and one more for the last close. */
    private double[] sharedPath() {
        int warmUpHours = hours(warmUpMs);
        int hours = hours(toMs - fromMs);
        double[] path = new double[warmUpHours + hours + 1];
        double noise = 0;
        for (int i = 0; i < path.length; i++) {
            // The noise returns to its mean, so that the trend decides how deep the fall is.
            noise = noise * 0.985 + random.nextGaussian() * 0.0035;
            double progress = (double) (i - warmUpHours) / hours;
            path[i] = trend(progress) + noise;
        }
        return path;
    }

    /** Up until 0.45 of the range, down until 0.60, up again; before the range, slowly up. */
    private static double trend(double progress) {
        if (progress <= 0) {
            return 0.15 * Math.max(progress, -4);
        }
        if (progress <= 0.45) {
            return PEAK * progress / 0.45;
        }
        if (progress <= 0.60) {
            return PEAK + (BOTTOM - PEAK) * (progress - 0.45) / 0.15;
        }
        return BOTTOM + (END - BOTTOM) * (progress - 0.60) / 0.40;
    }

    private void generateSymbol(String symbol, double[] shared, double swing, double ownNoise) {
        double start = switch (symbol) {
            case "BTCUSDT" -> 40_000;
            case "ETHUSDT" -> 2_400;
            default -> 100;
        };
        double[] spotPath = new double[shared.length];
        double[] linearPath = new double[shared.length];
        double own = 0;
        double basis = 0;
        for (int i = 0; i < shared.length; i++) {
            own = own * 0.98 + random.nextGaussian() * ownNoise;
            basis = basis * 0.95 + random.nextGaussian() * 0.0001;
            spotPath[i] = start * Math.exp(shared[i] * swing + own);
            linearPath[i] = spotPath[i] * (1 + 0.0002 + basis);
        }
        addSeries(new Listing(Category.SPOT, symbol), spotPath);
        addSeries(new Listing(Category.LINEAR, symbol), linearPath);
        funding.put(symbol, fundingOf(spotPath, linearPath, intervals.hoursOf(symbol)));
    }

    private void addSeries(Listing listing, double[] path) {
        Instrument instrument = Instruments.of(listing);
        List<Candle> candles = new ArrayList<>(path.length - 1);
        for (int i = 0; i + 1 < path.length; i++) {
            double open = path[i];
            double close = path[i + 1];
            double high = Math.max(open, close) * (1 + Math.abs(random.nextGaussian()) * 0.002);
            double low = Math.min(open, close) * (1 - Math.abs(random.nextGaussian()) * 0.002);
            candles.add(new Candle(
                    fromMs - warmUpMs + i * Candle.LENGTH_MS,
                    instrument.nearestTick(BigDecimal.valueOf(open)),
                    instrument.tickAtOrAbove(BigDecimal.valueOf(high)),
                    instrument.tickAtOrBelow(BigDecimal.valueOf(low)),
                    instrument.nearestTick(BigDecimal.valueOf(close)),
                    BigDecimal.valueOf(100 + random.nextInt(900))));
        }
        series.put(listing, new CandleSeries(candles));
    }

    /** The rate of an interval is what eight hours would bring, in proportion. */
    private List<FundingRate> fundingOf(double[] spotPath, double[] linearPath, int intervalHours) {
        List<FundingRate> rates = new ArrayList<>();
        for (int i = 0; i < spotPath.length; i++) {
            long timeMs = fromMs - warmUpMs + i * Candle.LENGTH_MS;
            if (timeMs % (intervalHours * Candle.LENGTH_MS) == 0) {
                double premium = linearPath[i] / spotPath[i] - 1;
                double rate = Math.clamp(0.0001 + (premium - 0.0002) * 0.3, -0.00375, 0.00375);
                double ofInterval = rate * intervalHours / USUAL_FUNDING_HOURS;
                rates.add(new FundingRate(timeMs, BigDecimal.valueOf(ofInterval).setScale(6, RoundingMode.HALF_EVEN)));
            }
        }
        return rates;
    }

    private static int hours(long durationMs) {
        return Math.toIntExact(durationMs / Candle.LENGTH_MS);
    }
}

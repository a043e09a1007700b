package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.List;

/**
 * The numbers of one TREND account.
 *
 * @param assets as many as may be traded in the account, with their shares
 * @param candle interval of the closed candles that the engine receives
 * @param bar interval on which it decides entries, a multiple of the candle; bars begin at multiples of it since 1970, UTC
 * @param entries when a position is opened
 * @param sizing how large it is
 * @param exits when it is left
 */
public record TrendParameters(
        String account,
        String quoteAsset,
        List<TrendAsset> assets,
        Duration candle,
        Duration bar,
        EntryParameters entries,
        SizingParameters sizing,
        ExitParameters exits) {
    private static final int SPARE_BARS = 5;

    public TrendParameters {
        Require.text("account", account);
        Require.text("quoteAsset", quoteAsset);
        assets = List.copyOf(assets);
        Require.check(!assets.isEmpty(), "assets", assets, "must be at least one", assets);
        Require.check(
                assets.stream().map(TrendAsset::instrument).distinct().count() == assets.size(),
                "assets",
                assets,
                "must be different instruments",
                assets);
        Decimal shares = assets.stream().map(TrendAsset::share).reduce(Decimal.ZERO, Decimal::plus);
        Require.check(shares.isAtMost(Decimal.ONE), "sum of shares", shares, "must not be above 1", shares);
        Require.positive("candle (ms)", candle.toMillis());
        Require.check(
                bar.toMillis() > 0 && bar.toMillis() % candle.toMillis() == 0,
                "bar",
                bar,
                "must be a multiple of the candle " + candle,
                bar);
    }

    /** TREND-1: daily bars. */
    public static TrendParameters trend1() {
        return of("TREND-1", Duration.ofDays(1));
    }

    /** TREND-2: four-hour bars. */
    public static TrendParameters trend2() {
        return of("TREND-2", Duration.ofHours(4));
    }

    /** Time of candles with which every indicator is known, with a few bars to spare. */
    public Duration history() {
        int bars = Math.max(entries.slowSmaPeriod(), Math.max(2 * entries.adxPeriod(), sizing.atrPeriod()));
        return bar.multipliedBy(bars + SPARE_BARS);
    }

    /** The accounts of TREND. */
    public static List<TrendParameters> accounts() {
        return List.of(trend1(), trend2());
    }

    /**
     * The account of that name.
     *
     * @throws IllegalArgumentException when it is none of TREND's
     */
    public static TrendParameters of(String account) {
        return accounts().stream()
                .filter(parameters -> parameters.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("account is " + account + ": must be one of "
                        + String.join(
                                ", ",
                                accounts().stream()
                                        .map(TrendParameters::account)
                                        .toList())));
    }

    private static TrendParameters of(String account, Duration bar) {
        return new TrendParameters(
                account,
                "USDT",
                List.of(
                        new TrendAsset(InstrumentId.linear("BTCUSDT"), Decimal.of("0.60")),
                        new TrendAsset(InstrumentId.linear("ETHUSDT"), Decimal.of("0.40"))),
                Duration.ofHours(1),
                bar,
                EntryParameters.defaults(),
                SizingParameters.defaults(),
                ExitParameters.defaults());
    }

    /** The instruments of the assets, in their order. */
    List<InstrumentId> instruments() {
        return assets.stream().map(TrendAsset::instrument).toList();
    }

    /** Index of an instrument among the assets; −1 when the engine does not follow it. */
    int indexOf(InstrumentId instrument) {
        for (int i = 0; i < assets.size(); i++) {
            if (assets.get(i).instrument().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }
}

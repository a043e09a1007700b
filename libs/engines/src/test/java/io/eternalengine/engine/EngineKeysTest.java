package io.eternalengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.parameters.KeyedNumbers;
import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.domain.parameters.ParameterValue;
import io.eternalengine.domain.parameters.ParameterValues;
import io.eternalengine.engine.funding.FundingKeys;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalKeys;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendAsset;
import io.eternalengine.engine.trend.TrendKeys;
import io.eternalengine.engine.trend.TrendParameters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each key sets the number that it is named after, and each number of TREND, FUNDING and TACTICAL has a key. */
class EngineKeysTest {
    enum Engine {
        TREND_1("eternal.trend-1.", source -> TrendKeys.over(source, TrendParameters.trend1())),
        TREND_2("eternal.trend-2.", source -> TrendKeys.over(source, TrendParameters.trend2())),
        FUNDING("eternal.funding.", source -> FundingKeys.over(source, FundingParameters.defaults())),
        TACTICAL("eternal.tactical.", source -> TacticalKeys.over(source, TacticalParameters.defaults()));

        private final String prefix;
        private final KeyedNumbers numbers;

        Engine(String prefix, Function<ParameterSource, Record> parameters) {
            this.prefix = prefix;
            numbers = new KeyedNumbers(parameters);
        }

        Record with(Map<String, String> given) {
            return numbers.with(given);
        }
    }

    /** Where and on which candles an engine trades is no number; assets are changed in tests of their own. */
    private static final Set<String> WITHOUT_A_KEY =
            Set.of("account", "quoteAsset", "candle", "assets", "fundingInstrument");

    @Test
    void withNothingGivenEachEngineHasItsDefaults() {
        assertThat(Engine.TREND_1.with(Map.of())).isEqualTo(TrendParameters.trend1());
        assertThat(Engine.TREND_2.with(Map.of())).isEqualTo(TrendParameters.trend2());
        assertThat(Engine.FUNDING.with(Map.of())).isEqualTo(FundingParameters.defaults());
        assertThat(Engine.TACTICAL.with(Map.of())).isEqualTo(TacticalParameters.defaults());
    }

    @ParameterizedTest
    @EnumSource
    void eachKeySetsTheNumberThatItIsNamedAfterAndNoOther(Engine engine) {
        numbers(engine)
                .forEach((key, byDefault) -> assertThat(engine.numbers.changedBy(key, byDefault))
                        .as(key)
                        .singleElement()
                        .satisfies(name -> assertThat("." + name)
                                .endsWith("." + KeyedNumbers.componentOf(key.substring(engine.prefix.length())))));
    }

    @ParameterizedTest
    @EnumSource
    void eachNumberHasAKey(Engine engine) {
        Set<String> settable = new HashSet<>();
        numbers(engine).forEach((key, byDefault) -> settable.addAll(engine.numbers.changedBy(key, byDefault)));

        Set<String> all = ParameterValues.of(engine.with(Map.of())).all().stream()
                .map(ParameterValue::name)
                .filter(name -> !WITHOUT_A_KEY.contains(name.split("[.\\[]", 2)[0]))
                .collect(Collectors.toSet());
        assertThat(settable).isEqualTo(all);
    }

    @Test
    void assetsOfTrendAreAListOfPerpetualsWithAShareForEach() {
        var five = (TrendParameters) Engine.TREND_1.with(Map.of(
                "eternal.trend-1.assets", "BTCUSDT, ETHUSDT,SOLUSDT,ADAUSDT,XRPUSDT",
                "eternal.trend-1.btcusdt.share", "0.3",
                "eternal.trend-1.solusdt.share", "0.1",
                "eternal.trend-1.adausdt.share", "0.1",
                "eternal.trend-1.xrpusdt.share", "0.1"));

        assertThat(five.assets())
                .containsExactly(
                        new TrendAsset(InstrumentId.linear("BTCUSDT"), Decimal.of("0.3")),
                        new TrendAsset(InstrumentId.linear("ETHUSDT"), Decimal.of("0.40")),
                        new TrendAsset(InstrumentId.linear("SOLUSDT"), Decimal.of("0.1")),
                        new TrendAsset(InstrumentId.linear("ADAUSDT"), Decimal.of("0.1")),
                        new TrendAsset(InstrumentId.linear("XRPUSDT"), Decimal.of("0.1")));
    }

    @Test
    void assetsOfFundingAreCoinsWithSpotAndPerpetual() {
        var two = (FundingParameters) Engine.FUNDING.with(Map.of(
                "eternal.funding.assets", "BTC,XRP",
                "eternal.funding.btc.share", "0.7",
                "eternal.funding.xrp.share", "0.3"));

        assertThat(two.assets()).hasSize(2);
        assertThat(two.assets().getLast().spot()).isEqualTo(InstrumentId.spot("XRPUSDT"));
        assertThat(two.assets().getLast().perpetual()).isEqualTo(InstrumentId.linear("XRPUSDT"));
        assertThat(two.assets()).extracting(asset -> asset.share().toString()).containsExactly("0.7", "0.3");
    }

    @Test
    void assetsOfTacticalAreCoinsOfWhichTheFirstIsWatched() {
        var one = (TacticalParameters) Engine.TACTICAL.with(Map.of(
                "eternal.tactical.assets", "ETH",
                "eternal.tactical.eth.share", "1",
                "eternal.tactical.funding-symbol", "ETHUSDT"));

        assertThat(one.assets())
                .singleElement()
                .satisfies(asset -> assertThat(asset.spot()).isEqualTo(InstrumentId.spot("ETHUSDT")));
        assertThat(one.fundingInstrument()).isEqualTo(InstrumentId.linear("ETHUSDT"));
    }

    @Test
    void anAssetWithoutAShareIsRefused() {
        assertThatThrownBy(() -> Engine.TREND_2.with(Map.of("eternal.trend-2.assets", "BTCUSDT,SOLUSDT")))
                .hasMessage("solusdt.share is 0: must be above 0");
        assertThatThrownBy(() -> Engine.FUNDING.with(Map.of("eternal.funding.assets", "BTC,ETH,XRP")))
                .hasMessage("xrp.share is 0: must be above 0");
        assertThatThrownBy(() -> Engine.TACTICAL.with(Map.of("eternal.tactical.assets", "BTC")))
                .hasMessage("sum of shares is 0.8: must be 1");
    }

    /** The keys of numbers, with their defaults. */
    private static Map<String, String> numbers(Engine engine) {
        Map<String, String> keys = engine.numbers.keys();
        keys.keySet().removeIf(key -> key.endsWith(".share") || key.endsWith(".assets") || key.endsWith("symbol"));
        assertThat(keys.keySet()).isNotEmpty().allMatch(key -> key.startsWith(engine.prefix));
        return keys;
    }
}

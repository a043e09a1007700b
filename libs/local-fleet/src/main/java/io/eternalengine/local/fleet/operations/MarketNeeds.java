package io.eternalengine.local.fleet.operations;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.engine.corehodl.AssetTarget;
import io.eternalengine.engine.corehodl.CoreHodlKeys;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.CarryAsset;
import io.eternalengine.engine.funding.FundingKeys;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalAsset;
import io.eternalengine.engine.tactical.TacticalKeys;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendAsset;
import io.eternalengine.engine.trend.TrendKeys;
import io.eternalengine.engine.trend.TrendParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the engines, as they are configured, need of the market.
 *
 * @param history of perpetuals with which every average is known
 * @param unfollowed a sentence for each asset that an engine names and the fleet does not follow: what it has for it lies idle
 */
public record MarketNeeds(Duration history, List<String> unfollowed) {
    public MarketNeeds {
        unfollowed = List.copyOf(unfollowed);
    }

    /** Of the parameters that a source gives. */
    public static MarketNeeds of(ParameterSource source) {
        List<TrendParameters> trends = TrendParameters.accounts().stream()
                .map(account -> TrendKeys.over(source, account))
                .toList();
        List<String> unfollowed = new ArrayList<>();
        CoreHodlParameters core = CoreHodlKeys.over(source, CoreHodlParameters.defaults());
        addUnfollowed(unfollowed, core.account(), core.targets().stream().map(AssetTarget::instrument));
        trends.forEach(trend -> addUnfollowed(
                unfollowed, trend.account(), trend.assets().stream().map(TrendAsset::instrument)));
        FundingParameters funding = FundingKeys.over(source, FundingParameters.defaults());
        addUnfollowed(unfollowed, funding.account(), funding.assets().stream().map(CarryAsset::perpetual));
        TacticalParameters tactical = TacticalKeys.over(source, TacticalParameters.defaults());
        addUnfollowed(unfollowed, tactical.account(), tactical.assets().stream().map(TacticalAsset::spot));
        return new MarketNeeds(longest(trends), unfollowed);
    }

    /** The time of history that every account of TREND needs. */
    public static Duration longest(Collection<TrendParameters> trends) {
        return Collections.max(trends.stream().map(TrendParameters::history).toList());
    }

    private static void addUnfollowed(List<String> unfollowed, String account, Stream<InstrumentId> instruments) {
        instruments
                .map(InstrumentId::symbol)
                .filter(symbol -> !DesiredState.SYMBOLS.contains(symbol))
                .forEach(symbol -> unfollowed.add(
                        "The fleet does not follow " + symbol + ": what " + account + " has for it lies idle."));
    }
}

package io.eternalengine.engine;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.parameters.ParameterSource;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The assets of an engine under its keys: a list of names, and the share of each under its own name, such as {@code btc.share}.
 * An asset that has no share by itself must be given one.
 *
 * @param prefix what every key of the engine begins with
 * @param name by which an asset is listed
 * @param share of the engine's capital
 * @param made an asset of a name and a share
 */
public record AssetKeys<A>(
        String prefix, Function<A, String> name, Function<A, Decimal> share, BiFunction<String, Decimal, A> made) {
    /** The assets that a source gives. */
    public List<A> over(ParameterSource source, List<A> base) {
        List<String> names =
                source.texts(prefix + "assets", base.stream().map(name).toList());
        return names.stream().map(each -> asset(source, each, base)).toList();
    }

    private A asset(ParameterSource source, String named, List<A> base) {
        String group = named.toLowerCase(Locale.ROOT) + ".";
        Decimal byDefault = base.stream()
                .filter(asset -> name.apply(asset).equals(named))
                .map(share)
                .findFirst()
                .orElse(Decimal.ZERO);
        return ParameterSource.within(
                group, () -> made.apply(named, source.decimal(prefix + group + "share", byDefault)));
    }
}

package io.eternalengine.engine.trend;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of the phases of several assets in one text, which is made anew only when one of them changes. */
final class PhaseNames {
    private @Nullable List<String> names;
    private String joined = "";

    /** Such as {@code SCANNING+IN_POSITION}; the same object while no phase has changed. */
    String of(List<AssetState> assets) {
        List<String> known = names;
        if (known == null || !areOf(known, assets)) {
            known = assets.stream().map(asset -> asset.phase().name()).toList();
            names = known;
            joined = known.stream().collect(Collectors.joining("+"));
        }
        return joined;
    }

    private static boolean areOf(List<String> names, List<AssetState> assets) {
        for (int i = 0; i < assets.size(); i++) {
            if (!names.get(i).equals(assets.get(i).phase().name())) {
                return false;
            }
        }
        return true;
    }
}

package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.FundingSettlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The interval of each settlement, from the settlements beside it: a file of rates holds no intervals, and they change. A
 * distance that fits neither the one before nor the one after is a gap of the file. Nothing of the future is given away by
 * that: an exchange announces its intervals.
 */
final class FundingIntervals {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long USUAL_HOURS =
            Duration.ofMillis(FundingSettlement.EIGHT_HOURS_MS).toHours();
    /** No row, so no distance. */
    private static final long NONE = 0;

    private final List<FundingSettlement> rows;

    private FundingIntervals(List<FundingSettlement> rows) {
        this.rows = rows;
    }

    /** The same settlements with the intervals that their times show. */
    static List<FundingSettlement> settlements(List<FundingSettlement> rows) {
        var intervals = new FundingIntervals(rows);
        List<FundingSettlement> settlements = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            FundingSettlement row = rows.get(i);
            settlements.add(new FundingSettlement(
                    row.instrument(), row.rate(), row.settledAtMs(), intervals.hoursOf(i) * HOUR_MS));
        }
        return settlements;
    }

    /** How many settlements are missing before each one that follows a gap, added up. */
    static long missing(List<FundingSettlement> settlements) {
        long missing = 0;
        for (int i = 1; i < settlements.size(); i++) {
            long distanceMs =
                    settlements.get(i).settledAtMs() - settlements.get(i - 1).settledAtMs();
            missing += Math.max(
                    0, Math.round((double) distanceMs / settlements.get(i).intervalMs()) - 1);
        }
        return missing;
    }

    private long hoursOf(int index) {
        long before = hoursBefore(index);
        long earlier = hoursBefore(index - 1);
        long after = hoursBefore(index + 1);
        // A gap only makes a distance longer; and with nothing behind it a distance is what there is to go by.
        boolean isNoGap = before < earlier || after == NONE;
        boolean lasts = isNoGap || before == after || before == earlier || earlier == NONE;
        if (FundingSettlement.isKnownInterval(before) && lasts) {
            return before;
        }
        if (FundingSettlement.isKnownInterval(after)) {
            return after;
        }
        return FundingSettlement.isKnownInterval(earlier) ? earlier : USUAL_HOURS;
    }

    /** Whole hours since the row before; settlements are a few milliseconds off at times. */
    private long hoursBefore(int index) {
        if (index < 1 || index >= rows.size()) {
            return NONE;
        }
        long distanceMs = rows.get(index).settledAtMs() - rows.get(index - 1).settledAtMs();
        return Math.round((double) distanceMs / HOUR_MS);
    }
}

package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the fleet trades, its services are replaced by those of the next release, set to write the formats of the release
 * before, and replaced by that one again. Not in the everyday run, because it needs two packaged releases:
 * {@code -Dtest=UpgradeCheck -Dupgrade.from=ROOT -Dupgrade.write-formats=risk=3,engine-trend-1=2,engine-trend-2=2}.
 */
class UpgradeCheck {
    /** The purchase program of the product. */
    private static final int PURCHASES = 14;

    @Test
    void aReleaseGoesOnWhereTheOneBeforeStoodAndIsRolledBack(@TempDir Path folder)
            throws IOException, InterruptedException {
        // given
        String before = required("upgrade.from", "the root of an earlier release, packaged");
        String formats = required(
                "upgrade.write-formats", "the formats of snapshots that the earlier release reads, such as risk=3");
        Path json = folder.resolve("summary.json");

        // when
        var ended = PackagedEternal.runProgram(
                UpgradeRun.class,
                folder,
                before,
                formats,
                System.getProperty("upgrade.days", "32"),
                folder.resolve("state").toString(),
                json.toString());

        // then
        System.out.println(ended.said());
        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains("done: upgrade", "done: rollback")
                .doesNotContain("ended with code")
                .doesNotContain("is not ready at the end");
        JsonNode summary = new ObjectMapper().readTree(json.toFile());
        assertThat(summary.required("ledgerEqualsVenue").asBoolean())
                .as("%s", summary)
                .isTrue();
        assertThat(summary.required("duplicateOrders").asInt()).isZero();
        assertThat(summary.required("candlesMissing").asInt()).isZero();
        assertThat(summary.required("unreadableRecords").asInt()).isZero();
        assertThat(summary.required("restarts")).isEmpty();
        assertThat(summary.required("dcaPurchases").required("BTC").asInt()).isEqualTo(PURCHASES);
        assertThat(summary.required("dcaPurchases").required("ETH").asInt()).isEqualTo(PURCHASES);
        assertThat(summary.required("replay").required("equal").asBoolean())
                .as("%s", summary.required("replay"))
                .isTrue();
    }

    private static String required(String property, String meaning) {
        String value = System.getProperty(property, "").strip();
        assertThat(value)
                .as("-D" + property + " is missing: it must be " + meaning)
                .isNotEmpty();
        return value;
    }
}

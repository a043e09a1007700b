package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What order execution shows of itself after it has traded: the metrics endpoint and the log of the packaged service. */
@ExtendWith(SharedScene.class)
class TelemetryTest {
    private static final Pattern METRIC = Pattern.compile("^# HELP (eternal_\\w+) ", Pattern.MULTILINE);

    private final ExecutionScene scene;
    private final String account;
    private final PlaceOrder bought;

    TelemetryTest(ExecutionScene scene) {
        this.scene = scene;
        this.account = scene.nextAccount();
        this.bought = new Commands(scene.surroundings()).purchase(account, "bought");
    }

    @BeforeEach
    void trade() {
        scene.execute(bought);
    }

    @Test
    void theMetricsShowOrdersLedgerStreamsLimitsAndLag() throws Exception {
        String fills = "eternal_fills_total{account=\"" + account + "\",role=\"taker\"} ";
        await("the fill in the metrics", () -> scene.metrics().contains(fills));

        assertThat(scene.metrics())
                .contains("eternal_orders_total{engine=\"CORE-HODL\",outcome=\"FILLED\"} ")
                .contains("eternal_ledger_differences{account=\"" + account + "\"} 0.0")
                .contains("eternal_private_stream_age_seconds{account=\"" + account + "\"} ")
                .contains("eternal_rate_limit_left_requests{account=\"" + account + "\",group=\"")
                .contains("eternal_consumer_lag_records{shell=\"intake\"} ");
    }

    @Test
    void everyMetricOfOursIsOnThePageOfMetrics() throws Exception {
        String page = Files.readString(Path.of(Objects.requireNonNull(System.getProperty("eternal.root")))
                .resolve("docs/metrics.md"));

        // Micrometer adds the largest value of late to each timer.
        assertThat(METRIC.matcher(scene.metrics())
                        .results()
                        .map(found -> found.group(1).replaceFirst("_seconds_max$", "_seconds")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("`" + name));
    }

    @Test
    void theLogHasALineForEachStateOfTheOrderAndForItsFill() {
        String order = "order account=" + account + " clientOrderId=" + bought.getClientOrderId() + " state=";
        await("the end of the order in the log", () -> scene.output().contains(order + "FILLED"));

        assertThat(scene.output().lines().filter(line -> line.contains(order)))
                .extracting(line -> line.replaceFirst(".* state=(\\w+) .*", "$1"))
                .startsWith("CREATED", "SUBMITTED")
                .endsWith("FILLED");
        assertThat(scene.output().lines().filter(line -> line.contains("fill account=" + account)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("(outbox)")
                        .contains(" symbol=BTCUSDT side=BUY quantity=")
                        .contains(" feeAsset=BTC "));
    }
}

package io.eternalengine.reporting.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eternalengine.reporting.model.Alert;
import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.reporting.model.RiskAction;
import io.eternalengine.reporting.model.RiskPicture;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole system at a glance. Amounts are in USDT unless a name says otherwise.
 *
 * @param risk null until the risk service has reported
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Summary(
        @Nullable RiskPicture risk,
        Breaker breaker,
        List<RiskAction> halts,
        List<RiskAction> riskActions,
        List<AccountView> accounts,
        List<PositionView> positions,
        List<AllocationView> allocations,
        Counts counts,
        List<Alert> alerts,
        LagView lag) {

    /**
     * The circuit breaker.
     *
     * @param level 0 is normal
     * @param name of the level
     * @param rungs empty until risk has published its parameters
     * @param transitions newest first, a bounded number
     */
    @RegisterForReflection
    public record Breaker(int level, String name, List<Rung> rungs, List<BreakerMove> transitions) {}

    /**
     * One level of the breaker.
     *
     * @param threshold drawdown at which it begins, as a fraction
     * @param since when it was reached; null while it is not active
     */
    @RegisterForReflection
    public record Rung(
            int level,
            String name,
            BigDecimal threshold,
            String does,
            String leaves,
            boolean active,
            @Nullable Instant since) {}

    /**
     * One account.
     *
     * @param value of all that it holds, at the latest marks
     * @param unpriced assets without a mark, which the value leaves out
     * @param positions what it holds; weights are those in all accounts together
     */
    @RegisterForReflection
    public record AccountView(
            String account,
            Instant asOf,
            BigDecimal netDeposits,
            BigDecimal value,
            boolean reconciled,
            String difference,
            List<String> unpriced,
            List<PositionView> positions) {}

    /**
     * What is held of one asset, in all accounts or in one.
     *
     * @param mark latest close; null when there is none
     * @param weight share of the value of all accounts, as a fraction; null without a mark
     */
    @RegisterForReflection
    public record PositionView(
            String asset,
            BigDecimal quantity,
            @Nullable BigDecimal mark,
            @Nullable Instant markAt,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight) {}

    /**
     * Target capital of one engine, beside the value of its account.
     *
     * @param actualValue null while the account is unknown
     */
    @RegisterForReflection
    public record AllocationView(
            String engine,
            String account,
            BigDecimal totalCapital,
            BigDecimal engineCapital,
            @Nullable BigDecimal actualValue) {}

    /** How much of each there is. Decisions that acted are those with an intent or a rule that fired. */
    @RegisterForReflection
    public record Counts(
            long decisions,
            long decisionsActed,
            long intents,
            long rejections,
            long orders,
            long ordersOpen,
            long executions,
            long alerts) {}

    /**
     * How far the read models are behind Kafka.
     *
     * @param records not yet applied; null while Kafka cannot be asked
     */
    @RegisterForReflection
    public record LagView(@Nullable Long records, boolean caughtUp) {}
}

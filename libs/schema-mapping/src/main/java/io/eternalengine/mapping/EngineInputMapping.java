package io.eternalengine.mapping;

import com.google.protobuf.MessageLite;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.schemas.v1.AllTimeHighStated;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.FeeRateStated;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.SentimentPublished;
import io.eternalengine.schemas.v1.TickerChanged;

/** What each message means to an engine; the same for a live engine and for a replay. */
public final class EngineInputMapping {
    private static final String LEASE_HELD = "signal.risk-heard";
    private static final String LEASE_LOST = "signal.risk-unheard";

    private EngineInputMapping() {}

    /** Throws {@link IllegalArgumentException} when a field breaks a rule, or engines do not read such messages. */
    public static EngineInput of(MessageLite message) {
        return switch (message) {
            case CandleClosed candle -> new EngineInput.CandleClosed(MarketMapping.toModel(candle));
            case InstrumentDescribed described -> new EngineInput.InstrumentDescribed(MarketMapping.toModel(described));
            case AllTimeHighStated stated -> new EngineInput.HighStated(MarketMapping.toModel(stated));
            case FeeRateStated stated -> new EngineInput.FeesStated(TradingMapping.toModel(stated));
            case FundingSettled settled -> new EngineInput.FundingSettled(MarketMapping.toModel(settled));
            case TickerChanged ticker -> new EngineInput.TickerChanged(MarketMapping.toModel(ticker));
            case SentimentPublished published -> new EngineInput.SentimentPublished(MarketMapping.toModel(published));
            case ExecutionReported execution -> new EngineInput.Executed(TradingMapping.toModel(execution));
            case OrderStateChanged changed -> new EngineInput.OrderMoved(TradingMapping.toModel(changed));
            case RiskVerdict verdict -> new EngineInput.VerdictGiven(TradingMapping.toModel(verdict));
            case CapitalAllocated capital -> new EngineInput.CapitalAssigned(TradingMapping.toModel(capital));
            case RiskCommand command -> new EngineInput.RiskCommanded(RiskMapping.toModel(command));
            default ->
                throw new IllegalArgumentException(
                        "engines do not read " + message.getClass().getSimpleName());
        };
    }

    /**
     * Whether a message is for an engine that trades in an account: verdicts, orders and executions of other accounts are not,
     * everything else is.
     */
    public static boolean concerns(String account, MessageLite message) {
        return switch (message) {
            case ExecutionReported execution -> isOf(account, execution.getAccount());
            case OrderStateChanged changed -> isOf(account, changed.getAccount());
            case RiskVerdict verdict -> isOf(account, verdict.getAccount());
            default -> true;
        };
    }

    /** What names no account is looked at by everybody. */
    private static boolean isOf(String account, String named) {
        return named.isEmpty() || named.equals(account);
    }

    /** The name under which a signal stands in the decision log. */
    public static String signalName(EngineInput.RiskLeaseChanged signal) {
        return signal.held() ? LEASE_HELD : LEASE_LOST;
    }

    /** Whether a name in the decision log is that of a signal, which came from no topic. */
    public static boolean isSignal(String inputType) {
        return inputType.equals(LEASE_HELD) || inputType.equals(LEASE_LOST);
    }

    /** The signal of a name in the decision log. */
    public static EngineInput.RiskLeaseChanged signal(String name) {
        return switch (name) {
            case LEASE_HELD -> new EngineInput.RiskLeaseChanged(true);
            case LEASE_LOST -> new EngineInput.RiskLeaseChanged(false);
            default ->
                throw new IllegalArgumentException("input type is \"" + name + "\": must be a message or a signal");
        };
    }
}

package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltBounds;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.EngineId;
import java.util.List;

/** What people ask of risk: a halt is imposed at once, and lifted when its rule lets them. */
final class OperatorRule {
    private OperatorRule() {}

    static void halt(RiskStep step, RiskInput.HaltAsked asked) {
        long atMs = step.state().asOfMs();
        var halt = new RiskAction.HaltImposed(haltKey(asked.scope()), asked.scope(), asked.reason(), asked.person());
        boolean known = isKnown(step, asked.scope());
        RiskAction.HaltImposed imposed = step.impose(known ? halt : HaltBounds.everything(halt), atMs);
        String label = imposed.scope().label();
        String instead = imposed.scope().equals(asked.scope())
                ? ""
                : " instead of " + asked.scope().label()
                        + (known ? ", because too many halts are in force" : ", which risk does not know");
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "halt " + label,
                asked.person() + " halted " + label + instead + ": " + asked.reason(),
                atMs));
    }

    /** A halt of a name that was mistyped would hold nothing. */
    private static boolean isKnown(RiskStep step, RiskScope scope) {
        return switch (scope) {
            case RiskScope.All ignored -> true;
            case RiskScope.OfEngine ignored -> true;
            case RiskScope.OfAccount one ->
                step.state().portfolio().books(one.account()) != null
                        || step.parameters().accounts().containsValue(one.account())
                        || step.parameters().limits().moreAccounts().containsKey(one.account());
            case RiskScope.OfSymbol one ->
                step.state().portfolio().instruments().keySet().stream()
                        .anyMatch(instrument -> instrument.symbol().equals(one.symbol()));
        };
    }

    static void resume(RiskStep step, RiskInput.ResumeAsked asked) {
        String key = haltKey(asked.scope());
        long atMs = step.state().asOfMs();
        if (step.state().halts().halts().containsKey(key)) {
            step.command(lifted(key, asked), atMs);
        } else if (step.state().breaker().level().isAtLeast(BreakerLevel.WARNING)
                && asked.scope().equals(RiskScope.ALL)) {
            BreakerRule.approve(step, asked.person(), asked.reason(), atMs);
        } else if (mayBePermitted(step, asked.scope())) {
            step.command(lifted(HaltRegister.BREAKER_KEY, asked), atMs);
        }
        liftWhatNoNewsLifts(step, asked, atMs);
        step.answer(new RiskOutput.Reported());
    }

    /**
     * Halts that news lifts, which may never come: of a market that is followed no more, of an order execution that does not report,
     * of a margin that is stated no more.
     */
    private static void liftWhatNoNewsLifts(RiskStep step, RiskInput.ResumeAsked asked, long atMs) {
        HaltRegister halts = step.state().halts();
        for (String key : FeedRule.haltKeysOf(halts, asked.scope())) {
            step.command(lifted(key, asked), atMs);
            step.state()
                    .surveillance()
                    .forgetFeeds(instrument -> FeedRule.haltKey(instrument).equals(key));
        }
        NoticeRule.haltKeysOf(halts, asked.scope()).forEach(key -> step.command(lifted(key, asked), atMs));
        MarginRule.haltKeysOf(halts, asked.scope()).forEach(key -> step.command(lifted(key, asked), atMs));
        if (asked.scope().equals(RiskScope.ALL) && halts.halts().containsKey(ExchangeRule.HALT_KEY)) {
            step.state().surveillance().watch(ExchangeWatch.ANSWERING);
            step.command(lifted(ExchangeRule.HALT_KEY, asked), atMs);
        }
    }

    private static RiskAction lifted(String key, RiskInput.ResumeAsked asked) {
        return new RiskAction.HaltLifted(key, asked.scope(), asked.reason(), List.of(asked.person()));
    }

    /** A crash deep enough for TACTICAL halts everything: then a person decides, and permits that engine alone. */
    private static boolean mayBePermitted(RiskStep step, RiskScope scope) {
        return step.state().halts().halts().containsKey(HaltRegister.BREAKER_KEY)
                && scope.equals(new RiskScope.OfEngine(EngineId.TACTICAL));
    }

    private static String haltKey(RiskScope scope) {
        return scope.equals(RiskScope.ALL) ? HaltBounds.EVERYTHING : "operator:" + scope.label();
    }
}

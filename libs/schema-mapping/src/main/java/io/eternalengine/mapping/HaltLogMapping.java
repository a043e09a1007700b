package io.eternalengine.mapping;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.schemas.v1.EntriesPaused;
import io.eternalengine.schemas.v1.HaltInForce;
import io.eternalengine.schemas.v1.HaltLogRebased;
import java.util.TreeMap;

/** The new base of the halt log: all that is in force. */
final class HaltLogMapping {
    private HaltLogMapping() {}

    static RiskAction.HaltLogRebased toModel(HaltLogRebased message) {
        var halts = new TreeMap<String, RiskScope>();
        var permits = new TreeMap<String, RiskScope>();
        for (HaltInForce halt : message.getHaltsList()) {
            halts.put(RiskMapping.haltKey(halt.getHaltKey()), RiskMapping.scope(halt.getScope()));
            if (halt.hasPermitted()) {
                permits.put(halt.getHaltKey(), RiskMapping.scope(halt.getPermitted()));
            }
        }
        var pauses = new TreeMap<String, Long>();
        message.getPausesList()
                .forEach(pause -> pauses.put(RiskMapping.scope(pause.getScope()).label(), pause.getUntilMs()));
        return new RiskAction.HaltLogRebased(
                TextRules.clipped(message.getReason()),
                TextRules.clipped(message.getDeclaredBy()),
                halts,
                pauses,
                permits);
    }

    static HaltLogRebased.Builder toWire(RiskAction.HaltLogRebased base) {
        var builder = HaltLogRebased.newBuilder().setReason(base.reason()).setDeclaredBy(base.declaredBy());
        base.halts().forEach((key, scope) -> {
            var halt = HaltInForce.newBuilder().setHaltKey(key).setScope(RiskMapping.scope(scope));
            RiskScope permitted = base.permits().get(key);
            builder.addHalts(permitted == null ? halt : halt.setPermitted(RiskMapping.scope(permitted)));
        });
        base.pausedUntilMs()
                .forEach((label, untilMs) -> builder.addPauses(EntriesPaused.newBuilder()
                        .setScope(RiskMapping.scope(RiskScope.parse(label)))
                        .setUntilMs(untilMs)));
        return builder;
    }
}

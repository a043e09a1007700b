package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltBounds;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import java.util.ArrayList;
import java.util.List;

/** One run of the rules over one input: the state that they change, and the outputs so far. */
final class RiskStep {
    private final RiskParameters parameters;
    private final RiskState state;
    private final List<RiskOutput> outputs = new ArrayList<>();

    RiskStep(RiskParameters parameters, RiskState state) {
        this.parameters = parameters;
        this.state = state;
    }

    RiskParameters parameters() {
        return parameters;
    }

    RiskState state() {
        return state;
    }

    /** Orders something of everyone: the next entry of the halt log, applied by risk itself first. */
    void command(RiskAction action, long atMs) {
        HaltRegister halts = state.halts();
        var command = new RiskCommand(halts.epoch() + 1, atMs, halts.held(action, atMs));
        state.on(command);
        answer(new RiskOutput.Commanded(command));
    }

    /** Imposes the halt, and answers it as it is held. */
    RiskAction.HaltImposed impose(RiskAction.HaltImposed halt, long atMs) {
        command(halt, atMs);
        return state.halts().halts().containsKey(halt.haltKey()) ? halt : HaltBounds.everything(halt);
    }

    void answer(RiskOutput output) {
        outputs.add(output);
    }

    List<RiskOutput> outputs() {
        return List.copyOf(outputs);
    }
}

package io.eternalengine.domain.model;

import static io.eternalengine.domain.model.OrderState.CANCELLED;
import static io.eternalengine.domain.model.OrderState.CREATED;
import static io.eternalengine.domain.model.OrderState.EXPIRED;
import static io.eternalengine.domain.model.OrderState.FILLED;
import static io.eternalengine.domain.model.OrderState.OPEN;
import static io.eternalengine.domain.model.OrderState.PARTIALLY_FILLED;
import static io.eternalengine.domain.model.OrderState.REJECTED;
import static io.eternalengine.domain.model.OrderState.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateTest {
    private static final List<OrderState> ENDS = List.of(FILLED, CANCELLED, REJECTED, EXPIRED);

    @ParameterizedTest
    @EnumSource
    void neverGoesBackAndNeverStays(OrderState from) {
        for (OrderState to : OrderState.values()) {
            if (to.compareTo(from) <= 0) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsFinalAndEverythingElseMayEnd(OrderState from) {
        for (OrderState to : OrderState.values()) {
            if (ENDS.contains(from)) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isFalse();
            } else if (ENDS.contains(to)) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isTrue();
            }
        }
        assertThat(from.isTerminal()).isEqualTo(ENDS.contains(from));
    }

    @Test
    void maySkipStepsForward() {
        assertThat(SUBMITTED.mayBecome(PARTIALLY_FILLED)).isTrue();
        assertThat(CREATED.mayBecome(OPEN)).isTrue();
    }
}

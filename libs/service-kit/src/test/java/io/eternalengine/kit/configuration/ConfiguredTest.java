package io.eternalengine.kit.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an operator reads; that the process then ends with code 2 is for the services to show. */
class ConfiguredTest {
    @Test
    void handsOutWhatIsSound() {
        assertThat(Configured.orRefuse("eternal.test", () -> 42)).contains(42);
    }

    @Test
    void namesTheKeyOfTheComponentThatWasRefused() {
        assertThat(Configured.sentence("eternal.core-hodl", "programDays is 0: must be from 1 to 365"))
                .isEqualTo("eternal.core-hodl.program-days is 0: must be from 1 to 365");
    }

    @Test
    void leavesValueAndRuleAsTheyAre() {
        assertThat(Configured.sentence("eternal.risk", "thresholds is [0.1, 0.15]: must be four"))
                .isEqualTo("eternal.risk.thresholds is [0.1, 0.15]: must be four");
    }

    @Test
    void namesTheKeyOfADurationGivenInAnotherUnit() {
        assertThat(Configured.sentence("eternal.risk", "maxMarkAge (ms) is -5: must be above 0"))
                .isEqualTo("eternal.risk.max-mark-age (ms) is -5: must be above 0");
    }

    @Test
    void namesTheKeyInsideANestedRecord() {
        assertThat(Configured.sentence("eternal.core-hodl", "btc.minWeight is 2: must be from 0 to 1"))
                .isEqualTo("eternal.core-hodl.btc.min-weight is 2: must be from 0 to 1");
    }

    @Test
    void inventsNoKeyForWhatIsSaidOfSeveralComponents() {
        assertThat(Configured.sentence("eternal.core-hodl", "sum of target weights is 0.9: must be 1"))
                .isEqualTo("eternal.core-hodl: sum of target weights is 0.9: must be 1");
    }
}

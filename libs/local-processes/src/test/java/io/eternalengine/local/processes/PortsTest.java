package io.eternalengine.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void noPortIsGivenToTwoServers() {
        int[] ports = IntStream.range(0, 500).map(ignored -> Ports.free()).toArray();

        assertThat(ports).doesNotHaveDuplicates();
    }
}

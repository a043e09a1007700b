package io.eternalengine.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who has to make room for a newcomer. */
class ListenersTest {
    private final Listeners listeners = new Listeners();

    private Stream<Listeners.Listener> join(String address, int times) {
        return IntStream.range(0, times).mapToObj(i -> listeners.join(address)).toList().stream();
    }

    @Test
    void aNewcomerEndsTheOldestWhenAllComeFromOneAddress() {
        var all = join("127.0.0.1", Listeners.MAX).toList();

        Listeners.Listener newcomer = listeners.join("127.0.0.1");

        assertThat(newcomer.isWelcome()).isTrue();
        assertThat(all.getFirst().isWelcome()).isFalse();
        assertThat(all.stream().skip(1)).allMatch(Listeners.Listener::isWelcome);
        assertThat(listeners.count()).isEqualTo(Listeners.MAX);
    }

    @Test
    void anAddressWithManyNeverEndsOneOfAnAddressWithFew() {
        // given
        Listeners.Listener operator = listeners.join("10.0.0.1");
        var many = join("10.0.0.2", Listeners.MAX - 1).toList();

        // when
        var more = join("10.0.0.2", Listeners.MAX).toList();

        // then
        assertThat(operator.isWelcome()).isTrue();
        assertThat(many).noneMatch(Listeners.Listener::isWelcome);
        assertThat(more.stream().skip(1)).allMatch(Listeners.Listener::isWelcome);
    }

    @Test
    void whoLeavesMakesRoom() {
        var all = join("127.0.0.1", Listeners.MAX).toList();
        listeners.leave(all.getLast());

        listeners.join("127.0.0.1");

        assertThat(all.getFirst().isWelcome()).isTrue();
    }
}

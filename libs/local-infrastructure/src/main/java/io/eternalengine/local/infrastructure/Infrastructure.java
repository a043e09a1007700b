package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.StateDirectory;
import java.nio.file.Path;
import java.util.List;

/** Kafka, PostgreSQL and Redis. They belong to the {@link Children} that started them, and are stopped with those. */
public final class Infrastructure {
    private final KafkaPart kafka;
    private final PostgresPart postgres;
    private final RedisPart redis;
    private final List<Child> children;

    private Infrastructure(KafkaPart kafka, PostgresPart postgres, RedisPart redis, List<Child> children) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.redis = redis;
        this.children = children;
    }

    /**
     * Starts all three at the same time, without waiting.
     *
     * @param binaries folder where unpacked programs are kept between runs
     */
    public static Infrastructure start(StateDirectory directory, Path binaries, Children owner) {
        BinaryCache cache = new BinaryCache(binaries);
        KafkaPart kafka = new KafkaPart(directory);
        PostgresPart postgres = new PostgresPart(directory, cache);
        RedisPart redis = new RedisPart(directory, cache);
        // One by one: they are stopped in the reverse order, Kafka last, since everything speaks through it.
        List<Child> children = List.<InfrastructurePart>of(kafka, postgres, redis).stream()
                .flatMap(part -> owner.start(List.of(part)).stream())
                .toList();
        return new Infrastructure(kafka, postgres, redis, children);
    }

    /** Waits until all three serve, and creates the topics that are missing. */
    public void awaitReady() {
        children.forEach(Child::awaitReady);
        TopicCreation.createMissing(kafka.address());
    }

    public InfrastructureAddresses addresses() {
        return new InfrastructureAddresses(
                kafka.address(),
                postgres.address(),
                PostgresPart.USER,
                postgres.password(),
                redis.address(),
                redis.password());
    }

    /** The running parts, for status displays and for tests that kill one. */
    public List<Child> children() {
        return children;
    }
}

package io.eternalengine.localstack.infrastructure;

import io.eternalengine.localstack.StateDirectory;
import io.eternalengine.localstack.process.Child;
import io.eternalengine.localstack.process.PidFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Kafka with all topics, PostgreSQL and Redis, running. Closing it stops them and waits until they are gone. */
public final class Infrastructure implements AutoCloseable {
    private final KafkaPart kafka;
    private final PostgresPart postgres;
    private final RedisPart redis;
    private final List<Child> children;
    private boolean keepNothing;

    private Infrastructure(KafkaPart kafka, PostgresPart postgres, RedisPart redis, List<Child> children) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.redis = redis;
        this.children = children;
    }

    /**
     * Starts all three at the same time and returns when all are ready; when one cannot start, none is left running.
     *
     * @param binaries folder where unpacked programs are kept between runs
     * @param journal hears of deaths and restarts, one line each
     */
    public static Infrastructure start(StateDirectory directory, Path binaries, Consumer<String> journal) {
        BinaryCache cache = new BinaryCache(binaries);
        KafkaPart kafka = new KafkaPart(directory);
        PostgresPart postgres = new PostgresPart(directory, cache);
        RedisPart redis = new RedisPart(directory, cache);
        PidFiles pidFiles = new PidFiles(directory.run(), directory.path());
        // In the order in which they are stopped: Kafka last, since everything speaks through it.
        List<Child> children = List.<InfrastructurePart>of(redis, postgres, kafka).stream()
                .map(part -> Child.start(part, directory.logOf(part.name()), pidFiles, journal))
                .toList();
        Infrastructure infrastructure = new Infrastructure(kafka, postgres, redis, children);
        try {
            children.forEach(Child::awaitReady);
            TopicCreation.createMissing(kafka.address());
        } catch (RuntimeException e) {
            infrastructure.close();
            throw e;
        }
        return infrastructure;
    }

    public InfrastructureAddresses addresses() {
        return new InfrastructureAddresses(
                kafka.address(), postgres.address(), PostgresPart.USER, postgres.password(), redis.address());
    }

    /** The running parts, for status displays and for tests that kill one. */
    public List<Child> children() {
        return children;
    }

    @Override
    public void close() {
        children.forEach(Child::stop);
        if (keepNothing) {
            postgres.removeHomeElsewhere();
        }
    }

    /** Whether closing also removes data that could not be kept inside the state directory. */
    public void keepNothing(boolean value) {
        this.keepNothing = value;
    }
}

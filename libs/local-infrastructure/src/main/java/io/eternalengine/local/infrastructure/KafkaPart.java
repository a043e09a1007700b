package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.JavaCommand;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** One Kafka node in KRaft mode, broker and controller in one process. */
public final class KafkaPart implements InfrastructurePart {
    private static final int HEAP_MB = 256;
    /** No longer than the services' own: an open transaction hides what comes behind it. */
    private static final int LONGEST_TRANSACTION_MS = 15_000;

    /** Without the time of a line nobody can say what the broker did while others waited for it. */
    private static final List<String> LOGGING = List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS");

    private final StateDirectory directory;
    private final int brokerPort;
    private final int controllerPort;

    public KafkaPart(StateDirectory directory) {
        this.directory = directory;
        this.brokerPort = Ports.free();
        this.controllerPort = Ports.free();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + brokerPort;
    }

    @Override
    public List<String> commandLine() throws IOException {
        Path configuration = directory.kafka().resolve("server.properties");
        Files.createDirectories(directory.kafka());
        try (Writer writer = Files.newBufferedWriter(configuration)) {
            configuration().store(writer, null);
        }
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java());
        // First, so that the state directory is found on the command line even when it is long.
        command.add("-Deternal.state=" + directory.path());
        command.addAll(JavaCommand.smallHeap(HEAP_MB));
        command.addAll(LOGGING);
        command.addAll(List.of("-cp", JavaCommand.classPath(), KafkaServerProcess.class.getName()));
        command.add(configuration.toString());
        return command;
    }

    @Override
    public boolean isReady() {
        if (!Ports.accepts(brokerPort)) {
            return false;
        }
        Properties client = new Properties();
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address());
        try (Admin admin = Admin.create(client)) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(2_000))
                    .nodes()
                    .get(3, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(15);
    }

    private Properties configuration() {
        Properties properties = new Properties();
        properties.put("node.id", "1");
        properties.put("process.roles", "broker,controller");
        properties.put("controller.quorum.voters", "1@" + Ports.LOOPBACK + ":" + controllerPort);
        properties.put("listeners", "BROKER://" + address() + ",CONTROLLER://" + Ports.LOOPBACK + ":" + controllerPort);
        properties.put("advertised.listeners", "BROKER://" + address());
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("log.dirs", directory.kafka().resolve("data").toString());
        properties.put("auto.create.topics.enable", "false");
        // A single node: internal topics cannot have more than one copy.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(topic + ".replication.factor", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // A client that was killed is found dead, and its transaction aborted, within seconds.
        properties.put("group.min.session.timeout.ms", "1000");
        properties.put("transaction.max.timeout.ms", Integer.toString(LONGEST_TRANSACTION_MS));
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // After a kill, the controller refuses the new broker until the session of the old one has run out.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        // Two cores and a small heap.
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        return properties;
    }
}

package io.eternalengine.local.infrastructure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The program of the Kafka child process: formats the data folder when it is new, then serves until it is ended. */
public final class KafkaServerProcess {
    private KafkaServerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Properties configuration = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            configuration.load(reader);
        }
        format(configuration);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(configuration), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Properties configuration) throws Exception {
        Path data = Path.of(configuration.getProperty("log.dirs"));
        if (isFormatted(data)) {
            return;
        }
        new Formatter()
                .setPrintStream(System.out)
                .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
                .setNodeId(Integer.parseInt(configuration.getProperty("node.id")))
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(configuration.getProperty("controller.listener.names"))
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static boolean isFormatted(Path data) throws IOException {
        Files.createDirectories(data);
        return Files.exists(data.resolve("meta.properties"));
    }
}

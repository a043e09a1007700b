package io.eternalengine.kit.transaction;

import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.probe.KafkaProbe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * Leaves a partition as a broker does that decided a transaction and lost its marker: the coordinator holds the transaction
 * for ended, the partition for open. The record is written under the producer's id and epoch past the coordinator, which the
 * broker lets nobody do unless its verification is switched off; so it is switched off meanwhile.
 */
final class LostMarker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final short LAST_VERSION_WITH_TOPIC_NAMES = 11;

    private LostMarker() {}

    /** Writes a record whose transaction nobody ends. */
    static void leave(KafkaProbe kafka, String transactionalId, ProducerRecord<byte[], byte[]> written)
            throws Exception {
        verifyPartitions(kafka, "false");
        try {
            TransactionDescription transaction = kafka.admin()
                    .describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get();
            Node broker =
                    kafka.admin().describeCluster().nodes().get().iterator().next();
            await("the write past the coordinator")
                    .atMost(PATIENCE)
                    .until(() -> isTaken(broker, request(transaction, transactionalId, written)));
        } finally {
            verifyPartitions(kafka, "true");
        }
    }

    private static ProduceRequest request(
            TransactionDescription transaction, String transactionalId, ProducerRecord<byte[], byte[]> written) {
        var records = MemoryRecords.withTransactionalRecords(
                Compression.NONE,
                transaction.producerId(),
                (short) transaction.producerEpoch(),
                0,
                new SimpleRecord(
                        System.currentTimeMillis(),
                        written.key(),
                        written.value(),
                        written.headers().toArray()));
        var topic = new ProduceRequestData.TopicProduceData()
                .setName(written.topic())
                .setPartitionData(List.of(new ProduceRequestData.PartitionProduceData()
                        .setIndex(0)
                        .setRecords(records)));
        var topics = new ProduceRequestData.TopicProduceDataCollection();
        topics.add(topic);
        var data = new ProduceRequestData()
                .setTransactionalId(transactionalId)
                .setAcks((short) -1)
                .setTimeoutMs(5_000)
                .setTopicData(topics);
        return new ProduceRequest(data, LAST_VERSION_WITH_TOPIC_NAMES);
    }

    private static boolean isTaken(Node broker, ProduceRequest request) throws IOException {
        var header = new RequestHeader(ApiKeys.PRODUCE, LAST_VERSION_WITH_TOPIC_NAMES, "lost-marker", 1);
        ByteBuffer bytes = request.serializeWithHeader(header);
        try (var socket = new Socket(broker.host(), broker.port())) {
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(bytes.remaining());
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            var answer = new byte[in.readInt()];
            in.readFully(answer);
            var response = AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
            return response.errorCounts().keySet().stream().allMatch(error -> error.code() == 0);
        }
    }

    private static void verifyPartitions(KafkaProbe kafka, String value) throws Exception {
        var everyBroker = new ConfigResource(ConfigResource.Type.BROKER, "");
        var change = new AlterConfigOp(
                new ConfigEntry("transaction.partition.verification.enable", value), AlterConfigOp.OpType.SET);
        kafka.admin()
                .incrementalAlterConfigs(Map.of(everyBroker, List.of(change)))
                .all()
                .get();
    }
}

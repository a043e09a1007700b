package io.eternalengine.kit.alert;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.telemetry.DomainMetric;
import io.eternalengine.logging.LogLine;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes alerts on {@link Topic#ALERTS}, logs and counts them. It never holds up or fails whoever raises one: sending goes on in
 * a thread of its own, and an alert that Kafka does not take stays in the log. The same subject is raised once a minute at
 * most, so that a loop that fails does not flood people.
 */
public final class AlertPublisher {
    private static final Logger LOG = Logger.getLogger(AlertPublisher.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final int SUBJECTS_KEPT = 100;

    private final KafkaConnection kafka;
    private final Map<String, Long> raisedAtNanos = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > SUBJECTS_KEPT;
        }
    };
    private @Nullable Producer<byte[], byte[]> producer;

    public AlertPublisher(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Raises an alert, unless one of this subject was raised within the last minute. */
    public void raise(AlertSeverity severity, String subject, String text) {
        if (!isDue(subject)) {
            return;
        }
        LogLine.of("alert")
                .with("severity", severity)
                .with("subject", subject)
                .with("text", text)
                .error(LOG);
        DomainMetric.ALERTS.count(Metrics.globalRegistry, Tags.of("severity", severity.name()));
        long nowMs = System.currentTimeMillis();
        var alert = RiskMapping.toWire(new RiskOutput.Alerted(severity, subject, text, nowMs)).toBuilder()
                .setAlertId(kafka.serviceName() + ":" + nowMs + ":" + subject)
                .build();
        Thread.ofVirtual().name("alert").start(() -> send(new OutboundRecord(Topic.ALERTS, subject, alert)));
    }

    /** Has a lock of its own: whoever sends may wait for Kafka and must not hold up who raises. */
    private boolean isDue(String subject) {
        synchronized (raisedAtNanos) {
            long nowNanos = System.nanoTime();
            Long last = raisedAtNanos.get(subject);
            if (last != null && nowNanos - last < AGAIN_AFTER.toNanos()) {
                return false;
            }
            raisedAtNanos.remove(subject);
            raisedAtNanos.put(subject, nowNanos);
            return true;
        }
    }

    private static void logNotPublished(String subject, @Nullable String cause) {
        LogLine.of("alert-not-published")
                .with("subject", subject)
                .with("cause", String.valueOf(cause))
                .error(LOG);
    }

    private synchronized void send(OutboundRecord alert) {
        try {
            if (producer == null) {
                producer = kafka.producer("alerts");
            }
            var _ = producer.send(alert.toKafka(MessageContext.NONE), (metadata, failure) -> {
                if (failure != null) {
                    logNotPublished(alert.key(), failure.getMessage());
                }
            });
        } catch (RuntimeException e) {
            logNotPublished(alert.key(), e.getMessage());
        }
    }
}

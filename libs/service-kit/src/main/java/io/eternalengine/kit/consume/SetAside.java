package io.eternalengine.kit.consume;

import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.topics.Topic;

/** What a person learns of records that a service passed over. The id follows from the position: an alert is raised once. */
public final class SetAside {
    private SetAside() {}

    /** A record failed again and again and lies among the dead letters; whatever it asked for was not done. */
    public static OutboundRecord alert(String service, Position position, String verdict, long sentAtMs) {
        return alert(service, "record-set-aside", position, sentAtMs, "It is " + verdict);
    }

    /** A record on a topic of states is none of its owner's. */
    public static OutboundRecord foreignState(String service, Position position, String cause, long sentAtMs) {
        return alert(service, "foreign-state", position, sentAtMs, "It is no snapshot and was passed over: " + cause);
    }

    private static OutboundRecord alert(
            String service, String subject, Position position, long sentAtMs, String sentence) {
        return new OutboundRecord(
                Topic.ALERTS,
                subject,
                AlertRaised.newBuilder()
                        .setAlertId(subject + ":" + service + ":" + position)
                        .setSeverity(AlertSeverity.ALERT_SEVERITY_P1)
                        .setSubject(subject)
                        .setText("Service " + service + ", record " + position + ": " + sentence)
                        .setEventTimeMs(Math.max(0, sentAtMs))
                        .build());
    }
}

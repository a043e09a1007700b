package io.eternalengine.reporting.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.domain.parameters.ParameterValue;
import io.eternalengine.domain.parameters.ParameterValues;
import io.eternalengine.logging.LogLine;
import io.eternalengine.reporting.model.PublishedParameters;
import io.eternalengine.risk.BreakerParameters;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The breaker's numbers out of the parameters that the risk service published. */
final class PublishedBreaker {
    private static final Logger LOG = Logger.getLogger(PublishedBreaker.class);
    private static final String COMPONENT = "breaker";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Published(List<ParameterValue> values) {}

    /** Hash of the parameters that were found to be of another version last: each is logged once, not with every picture. */
    private static final AtomicReference<String> NOT_SHOWN = new AtomicReference<>("");

    private PublishedBreaker() {}

    /** Empty before risk has published its parameters, and when another version of risk did. */
    static Optional<BreakerParameters> of(@Nullable PublishedParameters published) {
        if (published == null) {
            return Optional.empty();
        }
        try {
            var all = JSON.readValue(published.parameters, Published.class);
            return Optional.of(new ParameterValues(all.values()).of(COMPONENT).as(BreakerParameters.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            if (!published.hash.equals(NOT_SHOWN.getAndSet(published.hash))) {
                LogLine.of("parameters-not-shown")
                        .with("hash", published.hash)
                        .with("cause", e.getMessage())
                        .warn(LOG);
            }
            return Optional.empty();
        }
    }
}

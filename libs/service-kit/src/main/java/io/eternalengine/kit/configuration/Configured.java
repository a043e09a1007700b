package io.eternalengine.kit.configuration;

import io.quarkus.runtime.Quarkus;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Turns raw configuration into validated records. A record refuses a value by naming its component; here that becomes the
 * sentence that an operator needs: the key, the value and the rule.
 */
public final class Configured {
    /** Exit code of a process whose configuration was refused. */
    public static final int EXIT_CODE = 2;

    private static final Logger LOG = Logger.getLogger(Configured.class);

    private Configured() {}

    /** The record, or empty after the refusal was logged and the process told to end. */
    public static <T> Optional<T> orRefuse(String prefix, Supplier<T> parameters) {
        try {
            return Optional.of(parameters.get());
        } catch (IllegalArgumentException e) {
            LOG.errorf("Configuration refused: %s", sentence(prefix, String.valueOf(e.getMessage())));
            Quarkus.asyncExit(EXIT_CODE);
            return Optional.empty();
        }
    }

    /** {@code programDays is 0: must …} becomes {@code eternal.core-hodl.program-days is 0: must …}. */
    static String sentence(String prefix, String refusal) {
        int end = refusal.indexOf(' ');
        String component = end < 0 ? refusal : refusal.substring(0, end);
        String key = component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return prefix + "." + key + (end < 0 ? "" : refusal.substring(end));
    }
}

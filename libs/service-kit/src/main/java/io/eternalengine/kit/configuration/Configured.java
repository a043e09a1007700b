package io.eternalengine.kit.configuration;

import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.logging.LogLine;
import io.quarkus.runtime.Quarkus;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Turns raw configuration into validated records. A record refuses a value by naming its component; here that becomes the
 * sentence that an operator needs: the key, the value and the rule.
 */
public final class Configured {
    /** Exit code of a process whose configuration was refused. */
    public static final int EXIT_CODE = 2;

    private static final Logger LOG = Logger.getLogger(Configured.class);

    /** The component that a refusal begins with; dots lead into nested records. */
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z][A-Za-z0-9.]*(?=( \\([^)]*\\))? is )");

    private Configured() {}

    /** The record, or empty after the refusal was logged and the process asked to end. */
    public static <T> Optional<T> orRefuse(String prefix, Supplier<T> parameters) {
        try {
            return Optional.of(parameters.get());
        } catch (ParameterSource.RefusedParameter e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return refuse(sentence(prefix, String.valueOf(e.getMessage())));
        }
    }

    private static <T> Optional<T> refuse(String sentence) {
        LogLine.refusedConfiguration(sentence).error(LOG);
        Quarkus.asyncExit(EXIT_CODE);
        return Optional.empty();
    }

    /**
     * {@code programDays is 0: must …} becomes {@code eternal.core-hodl.program-days is 0: must …}. What is said of several
     * components together, such as a sum, follows the prefix as it is.
     */
    static String sentence(String prefix, String refusal) {
        Matcher named = COMPONENT.matcher(refusal);
        if (!named.lookingAt()) {
            return prefix + ": " + refusal;
        }
        String key = named.group().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return prefix + "." + key + refusal.substring(named.end());
    }
}

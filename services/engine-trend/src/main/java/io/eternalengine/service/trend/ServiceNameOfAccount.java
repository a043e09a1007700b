package io.eternalengine.service.trend;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names the process after its account: {@code engine-trend-1}. Its consumer group, transactional ids, dead letters, logs and
 * traces have that name, so two processes of this application are never taken for one.
 */
@Priority(Priorities.LIBRARY)
public final class ServiceNameOfAccount implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "eternal.service.name";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!name.equals(NAME) || value == null) {
            return value;
        }
        ConfigValue account = context.restart(TrendConfiguration.ACCOUNT);
        return account == null || account.getValue() == null
                ? value
                : value.withValue("engine-" + account.getValue().toLowerCase(Locale.ROOT));
    }
}

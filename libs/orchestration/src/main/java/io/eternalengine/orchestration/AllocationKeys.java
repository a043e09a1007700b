package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.parameters.ParameterSource;
import java.util.List;
import java.util.Locale;

/** The configuration keys of the capital's shares, one for each account: {@code eternal.allocation.trend-1}. */
public final class AllocationKeys {
    public static final String PREFIX = "eternal.allocation.";

    private AllocationKeys() {}

    /**
     * The accounts of the product with the shares that a source gives, as fractions of the capital.
     *
     * @throws IllegalArgumentException naming the key that is refused, or when the shares are not 1 together
     */
    public static List<EngineAccount> over(ParameterSource source) {
        List<EngineAccount> accounts = OrchestrationParameters.defaults().accounts().stream()
                .map(account -> over(source, account))
                .toList();
        Decimal sum = accounts.stream().map(EngineAccount::target).reduce(Decimal.ZERO, Decimal::plus);
        if (!sum.equals(Decimal.ONE)) {
            throw new IllegalArgumentException("the sum of eternal.allocation is " + sum + ": must be 1");
        }
        return accounts;
    }

    private static EngineAccount over(ParameterSource source, EngineAccount base) {
        String name = base.account().toLowerCase(Locale.ROOT);
        return ParameterSource.within(
                PREFIX + name + ": ",
                () -> new EngineAccount(base.account(), base.engine(), source.decimal(PREFIX + name, base.target())));
    }
}

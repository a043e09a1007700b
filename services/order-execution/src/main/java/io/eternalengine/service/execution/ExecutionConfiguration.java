package io.eternalengine.service.execution;

import io.eternalengine.domain.execution.TwapParameters;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.service.execution.account.ExecutionParameters;
import io.eternalengine.service.execution.account.OpeningCaps;
import io.eternalengine.service.execution.venue.ExchangeWatch;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys under {@code eternal.execution}. */
@ConfigMapping(prefix = ExecutionConfiguration.PREFIX)
public interface ExecutionConfiguration {
    String PREFIX = "eternal.execution";

    @WithDefault("0.005")
    BigDecimal slippageCapFraction();

    @WithDefault("10S")
    Duration repriceAfter();

    @WithDefault("60S")
    Duration makerTimeout();

    @WithDefault("12S")
    Duration notFoundWindow();

    @WithDefault("2S")
    Duration quoteFreshFor();

    @WithDefault("30S")
    Duration reconcileEvery();

    /** In USDT. */
    @WithDefault("1")
    BigDecimal dust();

    @WithDefault("20")
    int unreachableTries();

    /** How often the rights of each account's key are asked for while it trades. */
    @WithDefault("5M")
    Duration keyRightsEvery();

    /** How often what the exchange charges is asked for. */
    @WithDefault("4H")
    Duration feeRatesEvery();

    /** An order that opens exposure may be worth at most this part of its account. */
    @WithDefault("0.25")
    BigDecimal largestOpeningFraction();

    /** All that is opened within the window may be worth at most this part of its account. */
    @WithDefault("0.5")
    BigDecimal openingWindowFraction();

    /** By the exchange's clock; as long as an opening is valid. */
    @WithDefault("1H")
    Duration openingWindow();

    /** Symbols in which exposure may be opened. */
    @WithDefault("BTCUSDT,ETHUSDT")
    Set<String> symbols();

    /** Accounts in which positions in perpetuals may be opened. */
    @WithDefault("TREND-1,TREND-2,FUNDING")
    Set<String> perpetualAccounts();

    /** Most that a position in a perpetual may be worth, as a multiple of its margin. */
    @WithDefault("2")
    BigDecimal leverage();

    /** Which orders are split over time. */
    Twap twap();

    /** Keys under {@code eternal.execution.twap}. */
    interface Twap {
        /** In USDT. */
        @WithDefault("50000")
        BigDecimal fromValue();

        /** In USDT. */
        @WithDefault("25000")
        BigDecimal largestSlice();

        @WithDefault("0.1")
        BigDecimal depthFraction();

        @WithDefault("0.005")
        BigDecimal depthBand();

        @WithDefault("20S")
        Duration interval();

        @WithDefault("30M")
        Duration longest();

        /** Empty: no order is split over time. FUNDING's two legs must stay together. */
        @WithDefault("CORE-HODL,TREND,TACTICAL")
        Optional<Set<String>> engines();
    }

    /** Requests in a row that nobody answered before the exchange is taken not to answer. */
    @WithDefault("2")
    int unansweredInARow();

    /** How often is published whether the exchange answers, when nothing changes. */
    @WithDefault("5S")
    Duration exchangeReportEvery();

    /** Bounds of accounts that have others, by account. */
    Map<String, AccountCaps> accountCaps();

    /** Bounds of one account; what is absent is as for all. */
    interface AccountCaps {
        Optional<BigDecimal> largestOpeningFraction();

        Optional<BigDecimal> openingWindowFraction();

        Optional<Set<String>> symbols();
    }

    /** {@code rest} or {@code websocket}. */
    @WithDefault("rest")
    String orderEntry();

    /** The validated record; refuses with the name of the component. */
    default ExecutionParameters toParameters() {
        return new ExecutionParameters(
                Decimal.of(slippageCapFraction()),
                repriceAfter(),
                makerTimeout(),
                notFoundWindow(),
                quoteFreshFor(),
                reconcileEvery(),
                Decimal.of(dust()),
                unreachableTries(),
                keyRightsEvery(),
                feeRatesEvery(),
                perpetualAccounts(),
                Decimal.of(leverage()),
                twapParameters(),
                new ExchangeWatch(unansweredInARow(), exchangeReportEvery()),
                caps(),
                accountCaps().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> caps(entry.getKey(), entry.getValue()))));
    }

    private TwapParameters twapParameters() {
        try {
            return new TwapParameters(
                    Decimal.of(twap().fromValue()),
                    Decimal.of(twap().largestSlice()),
                    Decimal.of(twap().depthFraction()),
                    Decimal.of(twap().depthBand()),
                    twap().interval(),
                    twap().longest(),
                    twap().engines().orElse(Set.of()).stream().map(EngineId::of).collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("twap." + e.getMessage(), e);
        }
    }

    private OpeningCaps caps() {
        return new OpeningCaps(
                Decimal.of(largestOpeningFraction()), Decimal.of(openingWindowFraction()), openingWindow(), symbols());
    }

    private OpeningCaps caps(String account, AccountCaps given) {
        try {
            return new OpeningCaps(
                    Decimal.of(given.largestOpeningFraction().orElse(largestOpeningFraction())),
                    Decimal.of(given.openingWindowFraction().orElse(openingWindowFraction())),
                    openingWindow(),
                    given.symbols().orElse(symbols()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("account-caps." + account + "." + e.getMessage(), e);
        }
    }
}

package io.eternalengine.backtester.run;

import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.domain.accounting.Conservation;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.risk.RiskReport;
import java.util.List;
import java.util.Map;

/**
 * What a run left behind. Days, executions, payments, refused orders and rejections are empty when they went to a {@link RunLog}.
 *
 * @param bars candles that were published, one for each instrument and hour, warm-up included
 * @param days the start, then every day's end
 * @param fundingPayments of every position, in their order
 * @param refusedOrders orders that the exchange refused
 * @param rejections verdicts against intents
 * @param conservation over all accounts at the end
 * @param unbalancedDays ends of days at which the books did not add up; none when all is right
 * @param decisionHash over all decisions, in hex
 * @param checkpointHashes the same at the times that were asked for
 * @param stateHashes of each engine at the end, by account, and of {@code RISK} and {@code ORCHESTRATION}
 * @param transfers between accounts, in their order
 * @param heldBack entries that something held back, by account and rule
 */
public record RunOutcome(
        long bars,
        long decisions,
        List<DayEnd> days,
        List<Execution> executions,
        List<FundingPayment> fundingPayments,
        List<OrderUpdate> refusedOrders,
        List<Verdict> rejections,
        RiskReport risk,
        VenueBooks books,
        Conservation conservation,
        List<Long> unbalancedDays,
        String decisionHash,
        List<String> checkpointHashes,
        Map<String, String> stateHashes,
        List<Transfer> transfers,
        List<HeldBackEntries> heldBack) {}

package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.orchestration.Transfer;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything, for those who measure a run when it is over. */
final class KeptLog implements RunLog {
    final List<Execution> executions = new ArrayList<>();
    final List<FundingPayment> fundingPayments = new ArrayList<>();
    final List<OrderUpdate> refusedOrders = new ArrayList<>();
    final List<Verdict> rejections = new ArrayList<>();
    final List<Transfer> transfers = new ArrayList<>();
    final List<DayEnd> days = new ArrayList<>();

    @Override
    public void executed(Execution execution) {
        executions.add(execution);
    }

    @Override
    public void funded(FundingPayment payment) {
        fundingPayments.add(payment);
    }

    @Override
    public void refused(OrderUpdate update) {
        refusedOrders.add(update);
    }

    @Override
    public void rejected(Verdict verdict) {
        rejections.add(verdict);
    }

    @Override
    public void transferred(Transfer transfer) {
        transfers.add(transfer);
    }

    @Override
    public void dayEnded(DayEnd day) {
        days.add(day);
    }
}

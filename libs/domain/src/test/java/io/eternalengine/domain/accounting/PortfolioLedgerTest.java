package io.eternalengine.domain.accounting;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import org.junit.jupiter.api.Test;

class PortfolioLedgerTest {
    private static final InstrumentId PERPETUAL = new InstrumentId(MarketCategory.LINEAR, "BTCUSDT");

    private PortfolioLedger books = PortfolioLedger.empty("USDT", LotMethod.FIFO);

    @Test
    void aFeeInTheCoinIsBookedAtThePriceOfItsTrade() {
        deposit("FUNDING", "1000");
        trade(BTC, Side.BUY, "100", "2", "0.002", "BTC");

        AccountLedger account = books.account("FUNDING");
        assertThat(account.coins("BTC").quantity()).isEqualTo(dec("1.998"));
        assertThat(account.coins("BTC").cost()).isEqualTo(dec("199.8"));
        assertThat(account.fees()).isEqualTo(dec("0.2"));
        assertThat(account.cash()).isEqualTo(dec("800"));
        noUnitIsLost();
    }

    @Test
    void aSaleThatPaysItsFeeInTheCoinTakesTheFeeOutOfTheLots() {
        deposit("FUNDING", "1000");
        trade(BTC, Side.BUY, "100", "2", "0", "USDT");
        trade(BTC, Side.SELL, "110", "1", "0.01", "BTC");

        AccountLedger account = books.account("FUNDING");
        assertThat(account.coins("BTC").quantity()).isEqualTo(dec("0.99"));
        assertThat(account.fees()).isEqualTo(dec("1.1"));
        assertThat(account.profit()).isEqualTo(dec("10.1"));
        noUnitIsLost();
    }

    @Test
    void aPerpetualMovesCashOnlyByWhatIsRealisedAndItsFee() {
        deposit("FUNDING", "1000");
        trade(PERPETUAL, Side.SELL, "100", "2", "0.11", "USDT");
        assertThat(books.account("FUNDING").cash()).isEqualTo(dec("999.89"));

        trade(PERPETUAL, Side.BUY, "90", "2", "0.1", "USDT");

        AccountLedger account = books.account("FUNDING");
        assertThat(account.cash()).isEqualTo(dec("1019.79"));
        assertThat(account.perpetuals()).isEmpty();
        assertThat(account.profit()).isEqualTo(dec("20"));
        noUnitIsLost();
    }

    @Test
    void fundingIsPaidOnThePositionAtTheSettlement() {
        deposit("FUNDING", "1000");
        trade(PERPETUAL, Side.SELL, "100", "2", "0", "USDT");
        books = books.apply(new LedgerEvent.FundingSettled("FUNDING", PERPETUAL, dec("0.0001"), dec("110"), 1));
        trade(PERPETUAL, Side.BUY, "100", "2", "0", "USDT");
        books = books.apply(new LedgerEvent.FundingSettled("FUNDING", PERPETUAL, dec("0.0001"), dec("110"), 2));
        books = books.apply(new LedgerEvent.FundingPaid("FUNDING", PERPETUAL, dec("-0.5"), 3));

        assertThat(books.account("FUNDING").funding()).isEqualTo(dec("-0.478"));
        noUnitIsLost();
    }

    @Test
    void aTransferOfCoinsTakesTheirCostAndAgeAlong() {
        deposit("FUNDING", "1000");
        trade(BTC, Side.BUY, "100", "2", "0", "USDT");
        books = books.apply(new LedgerEvent.Transferred("FUNDING", "TACTICAL", "BTC", dec("0.5"), 9));
        books = books.apply(new LedgerEvent.Transferred("FUNDING", "TACTICAL", "USDT", dec("300"), 9));

        assertThat(books.account("TACTICAL").coins("BTC").lots()).containsExactly(new Lot(dec("0.5"), dec("50"), 0));
        assertThat(books.account("TACTICAL").netTransfers()).isEqualTo(dec("350"));
        assertThat(books.conservation().netTransfers()).isEqualTo(Decimal.ZERO);
        noUnitIsLost();
    }

    @Test
    void coinsThatLeaveRealiseWhatTheyGained() {
        books = books.apply(new LedgerEvent.Deposited("CORE-HODL", "BTC", dec("1"), dec("100"), 0));
        books = books.apply(new LedgerEvent.Withdrawn("CORE-HODL", "BTC", dec("1"), dec("150"), 1));

        assertThat(books.account("CORE-HODL").profit()).isEqualTo(dec("50"));
        assertThat(books.account("CORE-HODL").netDeposits()).isEqualTo(dec("-50"));
        noUnitIsLost();
    }

    @Test
    void equityIsCashCoinsAndUnrealisedProfit() {
        deposit("FUNDING", "1000");
        trade(BTC, Side.BUY, "100", "2", "0", "USDT");
        trade(PERPETUAL, Side.SELL, "101", "2", "0", "USDT");

        assertThat(books.equity(coin -> dec("150"), instrument -> dec("149"))).isEqualTo(dec("1004"));
    }

    @Test
    void refusesAFeeInAThirdAsset() {
        deposit("FUNDING", "1000");

        assertThatThrownBy(() -> trade(BTC, Side.BUY, "100", "1", "0.1", "MNT"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fee asset of execution e is MNT: must be BTC or USDT");
        assertThatThrownBy(() -> trade(PERPETUAL, Side.BUY, "100", "1", "0.1", "BTC"))
                .hasMessageContaining("fee asset of execution e is BTC: must be USDT");
    }

    @Test
    void refusesCashWhoseValueIsNotItsAmount() {
        assertThatThrownBy(() -> books.apply(new LedgerEvent.Deposited("FUNDING", "USDT", dec("100"), dec("99"), 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of cash is 99: must be its amount 100");
        assertThatThrownBy(() -> books.apply(new LedgerEvent.Withdrawn("FUNDING", "USDT", dec("100"), dec("99"), 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of cash is 99: must be its amount 100");
    }

    private void deposit(String account, String amount) {
        books = books.apply(new LedgerEvent.Deposited(account, "USDT", dec(amount), dec(amount), 0));
    }

    private void trade(InstrumentId instrument, Side side, String price, String quantity, String fee, String feeAsset) {
        var execution = new Execution(
                "e",
                "i",
                "FUNDING",
                instrument,
                side,
                dec(price),
                dec(quantity),
                dec(price).times(dec(quantity)),
                dec(fee),
                feeAsset,
                0);
        books = books.apply(new LedgerEvent.Traded(execution, "BTC"));
    }

    private void noUnitIsLost() {
        assertThat(books.conservation().difference()).isEqualTo(Decimal.ZERO);
    }
}

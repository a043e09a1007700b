package io.eternalengine.service.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.TransactionLogEntry;
import io.eternalengine.domain.model.Decimal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange's transaction log explains a difference between ledger and wallet, or does not. */
class ExplanationTest {
    private static final Decimal DUST = Decimal.ONE;

    @ParameterizedTest
    @CsvSource({
        "TRANSFER_IN,      250,  TRANSFER,   250",
        "TRANSFER_OUT,    -250,  TRANSFER,  -250",
        "AIRDROP,          250,  AIRDROP,      0",
        "INTEREST,        -250,  INTEREST,     0",
        "BONUS,            250,  BONUS,        0",
        "BONUS_RECOLLECT, -250,  BONUS,        0",
        "FEE_REFUND,       250,  FEE_REFUND,   0"
    })
    void whatTheLogNamesIsBookedAsWhatItIs(String type, String change, AdjustmentKind kind, String deposit) {
        List<Adjustment> explained = Explanation.of(cash(change), List.of(entry("1", type, "USDT", change, 1)), DUST);

        assertThat(explained).singleElement().satisfies(adjustment -> {
            assertThat(adjustment.kind()).isEqualTo(kind);
            assertThat(adjustment.amount()).isEqualTo(Decimal.of(change));
            assertThat(adjustment.deposit())
                    .as("only a transfer is money from outside")
                    .isEqualTo(Decimal.of(deposit));
            assertThat(adjustment.reason()).isEqualTo(type);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRADE", "LIQUIDATION", "CONVERT", "BORROW", "A_TYPE_OF_TOMORROW"})
    void whatIsNoGiftAndNoTransferExplainsNothing(String type) {
        assertThat(Explanation.of(cash("250"), List.of(entry("1", type, "USDT", "250", 1)), DUST))
                .isEmpty();
    }

    @Test
    void theNewestEntriesAreTakenUntilTheyMakeTheDifference() {
        var entries = List.of(
                entry("old", "TRANSFER_IN", "USDT", "1000", 1),
                entry("deposit", "TRANSFER_IN", "USDT", "300", 2),
                entry("interest", "INTEREST", "USDT", "-20", 3));

        assertThat(Explanation.of(cash("280"), entries, DUST))
                .as("what the ledger began with is not booked again")
                .extracting(Adjustment::id)
                .containsExactly("deposit", "interest");
    }

    @Test
    void aLogOfAnotherSumExplainsNothing() {
        var entries = List.of(entry("deposit", "TRANSFER_IN", "USDT", "300", 2));

        assertThat(Explanation.of(cash("298.99"), entries, DUST)).isEmpty();
        assertThat(Explanation.of(cash("299.01"), entries, DUST))
                .as("but for dust")
                .hasSize(1);
    }

    @Test
    void anEntryOfAnotherAssetOrWithoutAnIdExplainsNothing() {
        var entries = List.of(entry("1", "TRANSFER_IN", "USDC", "250", 1), entry("", "TRANSFER_IN", "USDT", "250", 1));

        assertThat(Explanation.of(cash("250"), entries, DUST)).isEmpty();
    }

    @Test
    void aTransferOfACoinIsADepositAtItsPrice() {
        var coins = new Difference("BTC", Decimal.ONE, Decimal.of("1.5"), Decimal.of(40_000));

        assertThat(Explanation.of(coins, List.of(entry("1", "TRANSFER_IN", "BTC", "0.5", 1)), DUST))
                .singleElement()
                .extracting(Adjustment::deposit)
                .isEqualTo(Decimal.of(20_000));
    }

    @Test
    void whatHasNoPriceIsNeverDust() {
        var nameless = new Difference("NEW", Decimal.ZERO, Decimal.of("0.00000001"), null);

        assertThat(nameless.isWorthLessThan(DUST)).isFalse();
    }

    private static Difference cash(String amount) {
        Decimal ledger = Decimal.of(1_000);
        return new Difference("USDT", ledger, ledger.plus(Decimal.of(amount)), Decimal.ONE);
    }

    private static TransactionLogEntry entry(String id, String type, String coin, String change, long timeMs) {
        var amount = new BigDecimal(change);
        return new TransactionLogEntry(
                id,
                "",
                "",
                type,
                coin,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                amount,
                amount,
                BigDecimal.ZERO,
                "",
                "",
                timeMs);
    }
}

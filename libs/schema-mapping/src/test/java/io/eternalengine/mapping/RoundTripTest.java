package io.eternalengine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.HaltRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.ResumeRequested;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes over the wire comes back equal: model → message → bytes → message → model. */
class RoundTripTest {
    private static final int MODELS = 500;

    @Test
    void keepsCandles() {
        each(models -> {
            var candle = models.candle();
            assertThat(MarketMapping.toModel(overTheWire(MarketMapping.toWire(candle))))
                    .isEqualTo(candle);
        });
    }

    @Test
    void keepsInstruments() {
        each(models -> {
            var instrument = models.instrument();
            assertThat(MarketMapping.toModel(overTheWire(MarketMapping.toWire(instrument, 480))))
                    .isEqualTo(instrument);
        });
    }

    @Test
    void keepsAllTimeHighs() {
        each(models -> {
            var high = models.allTimeHigh();
            assertThat(MarketMapping.toModel(overTheWire(MarketMapping.toWire(high))))
                    .isEqualTo(high);
        });
    }

    @Test
    void keepsFeeRates() {
        each(models -> {
            var rates = models.feeRates();
            assertThat(TradingMapping.toModel(overTheWire(TradingMapping.toWire(rates))))
                    .isEqualTo(rates);
        });
    }

    @Test
    void keepsTickers() {
        each(models -> {
            var ticker = models.ticker();
            assertThat(MarketMapping.toModel(overTheWire(MarketMapping.toWire(ticker))))
                    .isEqualTo(ticker);
        });
    }

    @Test
    void keepsFundingSettlements() {
        each(models -> {
            var settlement = models.settlement();
            assertThat(MarketMapping.toModel(overTheWire(MarketMapping.toWire(settlement))))
                    .isEqualTo(settlement);
        });
    }

    @Test
    void keepsSentiments() {
        each(models -> {
            var sentiment = models.sentiment();
            assertThat(MarketMapping.toModel(overTheWire(MarketMapping.toWire(sentiment))))
                    .isEqualTo(sentiment);
        });
    }

    @Test
    void keepsIntents() {
        each(models -> {
            var intent = models.intent();
            assertThat(TradingMapping.toModel(overTheWire(TradingMapping.toWire(intent))))
                    .isEqualTo(intent);
        });
    }

    @Test
    void keepsMovesOfStops() {
        each(models -> {
            OrderIntent move = models.stopMove();
            Verdict verdict = models.verdictOn(move);

            assertThat(TradingMapping.toModel(overTheWire(TradingMapping.toWire(move))))
                    .isEqualTo(move);
            assertThat(TradingMapping.intentOf(
                            overTheWire(TradingMapping.toPlaceOrder(move, verdict, true, move.referencePrice()))))
                    .isEqualTo(approved(move, verdict, true));
        });
    }

    /** A reader of a release that knows no moves refuses the message: it must never become an order. */
    @Test
    void refusesAStyleThatIsNotKnown() {
        PlaceOrder order = TradingMapping.toPlaceOrder(
                        new Generator(1).stopMove(),
                        new Generator(1).verdictOn(new Generator(1).stopMove()),
                        true,
                        Decimal.ONE)
                .toBuilder()
                .setStyleValue(99)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingMapping.intentOf(order))
                .withMessageStartingWith("style is UNRECOGNIZED");
    }

    @Test
    void keepsVerdicts() {
        each(models -> {
            var verdict = models.verdictOn(models.intent());
            assertThat(TradingMapping.toModel(overTheWire(TradingMapping.toWire(verdict))))
                    .isEqualTo(verdict);
        });
    }

    @Test
    void keepsTheIntentInsideAnOrderCommandUnderTheEpochOfItsApproval() {
        each(models -> {
            OrderIntent intent = models.intent();
            Verdict verdict = models.verdictOn(intent);
            boolean reduces = !intent.reduceOnly();

            PlaceOrder order =
                    overTheWire(TradingMapping.toPlaceOrder(intent, verdict, reduces, intent.referencePrice()));

            assertThat(order.getClientOrderId()).isEqualTo(ClientOrderId.of(intent.intentId()));
            assertThat(TradingMapping.intentOf(order)).isEqualTo(approved(intent, verdict, reduces));
        });
    }

    @Test
    void keepsOrderUpdates() {
        each(models -> {
            var update = models.update();
            assertThat(TradingMapping.toModel(
                            overTheWire(TradingMapping.toWire(update).build())))
                    .isEqualTo(update);
        });
    }

    @Test
    void keepsExecutions() {
        each(models -> {
            var execution = models.execution();
            assertThat(TradingMapping.toModel(
                            overTheWire(TradingMapping.toWire(execution).build())))
                    .isEqualTo(execution);
        });
    }

    @Test
    void keepsBooks() {
        each(models -> {
            var books = models.books();
            assertThat(TradingMapping.toModel(
                            overTheWire(TradingMapping.toWire(books).build())))
                    .isEqualTo(books);
        });
    }

    @Test
    void readsCapital() {
        each(models -> {
            var allocation = models.allocation();
            var message = CapitalAllocated.newBuilder()
                    .setAllocationId(allocation.allocationId())
                    .setEngine(allocation.engine().label())
                    .setAccount(allocation.account())
                    .setTotalCapital(allocation.totalCapital().toString())
                    .setEngineCapital(allocation.engineCapital().toString())
                    .setEffectiveFromMs(allocation.effectiveFromMs())
                    .build();
            assertThat(TradingMapping.toModel(overTheWire(message))).isEqualTo(allocation);
        });
    }

    @Test
    void keepsRiskCommands() {
        each(models -> {
            var command = models.command();
            var message = overTheWire(RiskMapping.toWire(command).build());
            assertThat(RiskMapping.toModel(message)).isEqualTo(command);
            assertThat(message.getCommandId()).isEqualTo(command.commandId());
        });
    }

    @Test
    void readsRequestsOfOperators() {
        each(models -> {
            RiskScope scope = models.scope();
            String reason = models.text();
            String person = models.text();
            var halt = OperatorRequest.newBuilder()
                    .setRequestedBy(person)
                    .setHalt(HaltRequested.newBuilder()
                            .setScope(RiskMapping.scope(scope))
                            .setReason(reason))
                    .build();
            var resume = OperatorRequest.newBuilder()
                    .setRequestedBy(person)
                    .setResume(ResumeRequested.newBuilder()
                            .setScope(RiskMapping.scope(scope))
                            .setReason(reason))
                    .build();

            assertThat(RiskMapping.toModel(overTheWire(halt)))
                    .isEqualTo(new RiskInput.HaltAsked(scope, reason, person));
            assertThat(RiskMapping.toModel(overTheWire(resume)))
                    .isEqualTo(new RiskInput.ResumeAsked(scope, reason, person));
        });
    }

    private static OrderIntent approved(OrderIntent intent, Verdict verdict, boolean reduces) {
        return new OrderIntent(
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                intent.style(),
                intent.amount(),
                reduces,
                verdict.riskEpoch(),
                intent.decidedAtMs(),
                intent.referencePrice(),
                "",
                intent.stopPrice(),
                intent.validUntilMs());
    }

    private static void each(Consumer<Generator> check) {
        long seed = Long.getLong("seed", 20_240_110L);
        var models = new Generator(seed);
        for (int i = 0; i < MODELS; i++) {
            try {
                check.accept(models);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("model " + i + " of seed " + seed, e);
            }
        }
    }

    @SuppressWarnings("unchecked") // the parser of a message reads messages of its own type
    private static <M extends Message> M overTheWire(M message) {
        try {
            return (M) message.getParserForType().parseFrom(message.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}

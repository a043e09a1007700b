package io.eternalengine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.BookView;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AssetBalance;
import io.eternalengine.schemas.v1.BookChanged;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.HaltRequested;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.SentimentPublished;
import io.eternalengine.schemas.v1.TickerChanged;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message must not hold is refused in a sentence that names the field, the value and the rule. */
class RefusalTest {
    private static final List<String> NOT_DECIMALS = List.of(
            "",
            "NaN",
            "Infinity",
            "1E5",
            "1e-8",
            " 1",
            "1 ",
            "+1",
            "1,5",
            ".5",
            "5.",
            "0x10",
            "--1",
            "٣",
            "1_000",
            "1".repeat(61));

    private static final CandleClosed CANDLE = MarketMapping.toWire(new Generator(1).candle());
    private static final InstrumentDescribed INSTRUMENT = MarketMapping.toWire(new Generator(1).instrument(), 0);
    private static final OrderIntended INTENT = TradingMapping.toWire(new Generator(1).intent()).toBuilder()
            .setQuantity("1")
            .setQuoteAmount("")
            .build();
    private static final PlaceOrder ORDER = placeOrder();
    private static final OrderStateChanged UPDATE =
            TradingMapping.toWire(new Generator(1).update()).build();
    private static final ExecutionReported EXECUTION =
            TradingMapping.toWire(new Generator(1).execution()).build();
    private static final CapitalAllocated CAPITAL = CapitalAllocated.newBuilder()
            .setAllocationId("first")
            .setEngine("CORE-HODL")
            .setAccount("CORE-HODL")
            .setTotalCapital("2")
            .setEngineCapital("1")
            .build();

    /** Every message with a decimal that must be there, and how it is read. */
    static Stream<Arguments> neededDecimals() {
        return Stream.of(
                        fields(
                                CANDLE,
                                m -> MarketMapping.toModel((CandleClosed) m),
                                "open",
                                "high",
                                "low",
                                "close",
                                "volume"),
                        fields(
                                INSTRUMENT,
                                m -> MarketMapping.toModel((InstrumentDescribed) m),
                                "tick_size",
                                "quantity_step",
                                "max_market_quantity",
                                "quote_step"),
                        fields(INTENT, m -> TradingMapping.toModel((OrderIntended) m), "reference_price"),
                        fields(ORDER, m -> TradingMapping.intentOf((PlaceOrder) m), "mark_price"),
                        fields(
                                EXECUTION,
                                m -> TradingMapping.toModel((ExecutionReported) m),
                                "price",
                                "quantity",
                                "value"),
                        fields(
                                CAPITAL,
                                m -> TradingMapping.toModel((CapitalAllocated) m),
                                "total_capital",
                                "engine_capital"))
                .flatMap(Function.identity());
    }

    /** Every decimal that may be left out; when it is there it must be one. */
    static Stream<Arguments> optionalDecimals() {
        return Stream.of(
                        fields(
                                INSTRUMENT,
                                m -> MarketMapping.toModel((InstrumentDescribed) m),
                                "min_quantity",
                                "min_notional"),
                        fields(
                                UPDATE,
                                m -> TradingMapping.toModel((OrderStateChanged) m),
                                "filled_quantity",
                                "filled_value"),
                        fields(EXECUTION, m -> TradingMapping.toModel((ExecutionReported) m), "fee"),
                        fields(
                                AccountSnapshot.newBuilder().setAccount("a").build(),
                                m -> TradingMapping.toModel((AccountSnapshot) m),
                                "net_deposits"))
                .flatMap(Function.identity());
    }

    /** Every enum, and how its message is read. */
    static Stream<Arguments> enums() {
        return Stream.of(
                        fields(CANDLE, m -> MarketMapping.toModel((CandleClosed) m), "category"),
                        fields(INSTRUMENT, m -> MarketMapping.toModel((InstrumentDescribed) m), "category"),
                        fields(INTENT, m -> TradingMapping.toModel((OrderIntended) m), "category", "side", "style"),
                        fields(ORDER, m -> TradingMapping.intentOf((PlaceOrder) m), "category", "side", "style"),
                        fields(UPDATE, m -> TradingMapping.toModel((OrderStateChanged) m), "category", "side", "state"),
                        fields(EXECUTION, m -> TradingMapping.toModel((ExecutionReported) m), "category", "side"),
                        fields(
                                TradingMapping.toWire(new Generator(1).verdictOn(new Generator(1).intent())),
                                m -> TradingMapping.toModel((RiskVerdict) m),
                                "outcome"))
                .flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("neededDecimals")
    void refusesWhatIsNoPlainDecimal(Message sound, Function<Message, Object> reading, String field) {
        for (String text : NOT_DECIMALS) {
            assertThatThrownBy(() -> reading.apply(with(sound, field, text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(field + " is not a plain decimal number of at most 60 characters: \"")
                    .hasMessageContaining(text.substring(0, Math.min(59, text.length())));
        }
    }

    @ParameterizedTest
    @MethodSource("optionalDecimals")
    void refusesAnOptionalDecimalThatIsThereAndIsNone(Message sound, Function<Message, Object> reading, String field) {
        assertThat(reading.apply(with(sound, field, ""))).isNotNull();
        assertThatThrownBy(() -> reading.apply(with(sound, field, "1E5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(field + " is not a plain decimal number of at most 60 characters: \"1E5\"");
    }

    @ParameterizedTest
    @MethodSource("enums")
    void refusesEnumsThatAreUnspecifiedOrOfALaterVersion(
            Message sound, Function<Message, Object> reading, String field) {
        for (int number : new int[] {0, 99}) {
            assertThatThrownBy(() -> reading.apply(with(sound, field, number)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(field + " is ")
                    .hasMessageContaining(number == 0 ? "UNSPECIFIED" : "UNRECOGNIZED")
                    .hasMessageContaining(": must be ");
        }
    }

    @Test
    void aBookWhoseDepthWasCountedWithinAnotherBandIsRefused() {
        BookChanged book = RiskMapping.toWire(
                new BookView(
                        InstrumentId.spot("BTCUSDT"), Decimal.of(99), Decimal.of(101), Decimal.ONE, Decimal.ONE, 1),
                Decimal.of("0.02"));

        assertThatThrownBy(() -> RiskMapping.toModel(book, Decimal.of("0.01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depth_band is 0.02: risk reads depth within 0.01 of the mid");
        assertThat(RiskMapping.toModel(book, Decimal.of("0.02")).bidDepth()).isEqualTo(Decimal.ONE);
        BookChanged ofBefore = book.toBuilder().clearDepthBand().build();
        assertThat(RiskMapping.toModel(ofBefore, Decimal.of("0.01")).bidDepth()).isEqualTo(Decimal.ONE);
        assertThatThrownBy(() -> RiskMapping.toModel(ofBefore, Decimal.of("0.005")))
                .hasMessage("depth_band is 0.01: risk reads depth within 0.005 of the mid");
    }

    @Test
    void refusesAnAmountThatIsGivenTwiceOrNotAtAll() {
        assertThatThrownBy(() -> TradingMapping.toModel(
                        INTENT.toBuilder().setQuantity("1").setQuoteAmount("2").build()))
                .hasMessage("quantity is \"1\" and quote_amount is \"2\": exactly one must be set");
        assertThatThrownBy(() -> TradingMapping.toModel(
                        INTENT.toBuilder().setQuantity("").setQuoteAmount("").build()))
                .hasMessage("quantity is \"\" and quote_amount is \"\": exactly one must be set");
        assertThatThrownBy(() -> TradingMapping.toModel(
                        INTENT.toBuilder().setQuantity("0").build()))
                .hasMessage("quantity is 0: must be above 0");
        assertThatThrownBy(() -> TradingMapping.toModel(
                        INTENT.toBuilder().setQuantity("").setQuoteAmount("-1").build()))
                .hasMessage("quote amount is -1: must be above 0");
    }

    @Test
    void refusesAnEngineThatDoesNotExist() {
        assertThatThrownBy(() -> TradingMapping.toModel(
                        INTENT.toBuilder().setEngine("core-hodl").build()))
                .hasMessage("engine is \"core-hodl\": must be CORE-HODL, TREND, FUNDING or TACTICAL");
    }

    @Test
    void refusesABalanceThatIsNoDecimalNamingTheAsset() {
        var snapshot = AccountSnapshot.newBuilder()
                .setAccount("a")
                .addBalances(AssetBalance.newBuilder().setAsset("BTC").setAmount("NaN"))
                .build();

        assertThatThrownBy(() -> TradingMapping.toModel(snapshot))
                .hasMessage("balance of BTC is not a plain decimal number of at most 60 characters: \"NaN\"");
    }

    @Test
    void refusesAnAssetWithTwoBalances() {
        var snapshot = AccountSnapshot.newBuilder()
                .setAccount("a")
                .addBalances(AssetBalance.newBuilder().setAsset("BTC").setAmount("1"))
                .addBalances(AssetBalance.newBuilder().setAsset("BTC").setAmount("2"))
                .build();

        assertThatThrownBy(() -> TradingMapping.toModel(snapshot))
                .hasMessage("balance of BTC is 1 and again 2: an asset must be named once");
    }

    @Test
    void refusesIdsThatNoTableAndNoLogCanHold() {
        for (String text : List.of("", "x\0y", "a\nb", "x".repeat(121))) {
            assertThatThrownBy(() -> TradingMapping.toModel(
                            INTENT.toBuilder().setIntentId(text).build()))
                    .hasMessageStartingWith("intentId is \"");
            assertThatThrownBy(() -> TradingMapping.intentOf(
                            ORDER.toBuilder().setAccount(text).build()))
                    .hasMessageStartingWith("account is \"");
            assertThatThrownBy(() -> MarketMapping.toModel(
                            CANDLE.toBuilder().setSymbol(text).build()))
                    .hasMessageStartingWith("symbol is \"");
            assertThatThrownBy(() -> TradingMapping.toModel(
                            EXECUTION.toBuilder().setExecutionId(text).build()))
                    .hasMessageStartingWith("executionId is \"");
        }
    }

    @Test
    void refusesAScopeWhoseNameIsLong() {
        var halt = HaltRequested.newBuilder().setReason("a test");
        halt.getScopeBuilder().setSymbol("X".repeat(120_000));

        assertThatThrownBy(() -> RiskMapping.toModel(request(halt)))
                .hasMessageStartingWith("symbol is \"XXXX")
                .hasMessageEndingWith("must be 1 to 40 characters of A-Z, 0-9 and '-'");
    }

    @Test
    void noHaltIsRefusedForItsWordsButAResumeIs() {
        String words = "a\nforged line " + "x".repeat(600);
        var halt = HaltRequested.newBuilder()
                .setScope(RiskMapping.scope(RiskScope.ALL))
                .setReason(words);
        var resume = OperatorRequest.newBuilder().setRequestedBy("alice");
        resume.getResumeBuilder().setScope(RiskMapping.scope(RiskScope.ALL)).setReason(words);

        assertThat(((RiskInput.HaltAsked) RiskMapping.toModel(request(halt))).reason())
                .startsWith("a?forged line xxx")
                .hasSize(500);
        assertThatThrownBy(() -> RiskMapping.toModel(resume.build()))
                .hasMessageEndingWith("must be 1 to 500 printable characters");
    }

    @Test
    void whatOnlyExplainsIsShortenedSoThatItsMessageIsNotLost() {
        var update = TradingMapping.toModel(
                UPDATE.toBuilder().setCause("a\n" + "x".repeat(10_000)).build());

        assertThat(update.cause()).startsWith("a?xxx").hasSize(500);
    }

    @Test
    void refusesABalanceWithoutAnAsset() {
        var snapshot = AccountSnapshot.newBuilder()
                .setAccount("a")
                .addBalances(AssetBalance.newBuilder().setAmount("1"))
                .build();

        assertThatThrownBy(() -> TradingMapping.toModel(snapshot))
                .hasMessage("asset is \"\": must be 1 to 120 characters of A-Z, a-z, 0-9, '.', '_', ':' and '-'");
    }

    @Test
    void refusesACommandWithoutAnAction() {
        assertThatThrownBy(() -> RiskMapping.toModel(io.eternalengine.schemas.v1.RiskCommand.newBuilder()
                        .setEpoch(1)
                        .build()))
                .hasMessage("action is not set: must be one that this version knows");
    }

    @Test
    void refusesACommandWithoutAnEpoch() {
        var halt = new RiskAction.HaltImposed("operator", RiskScope.ALL, "a test", "alice");
        var message =
                RiskMapping.toWire(new RiskCommand(1, 0, halt)).setEpoch(0).build();

        assertThatThrownBy(() -> RiskMapping.toModel(message)).hasMessage("epoch is 0: must be above 0");
    }

    @Test
    void refusesARequestWithoutItsParts() {
        var halt = HaltRequested.newBuilder()
                .setScope(RiskMapping.scope(RiskScope.ALL))
                .setReason("a test");

        assertThatThrownBy(() -> RiskMapping.toModel(OperatorRequest.getDefaultInstance()))
                .hasMessage("request is not set: must be one that this version knows");
        assertThatThrownBy(() -> RiskMapping.toModel(request(halt.clone().clearScope())))
                .hasMessage("scope is not set: must name what it covers");
        assertThatThrownBy(() -> RiskMapping.toModel(request(halt.clone().clearReason())))
                .hasMessage("reason is : must not be empty");
        assertThatThrownBy(() -> RiskMapping.toModel(
                        OperatorRequest.newBuilder().setHalt(halt).build()))
                .hasMessage("person is : must not be empty");
    }

    @Test
    void refusesActionsBeyondTheirRange() {
        var scaled = new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE);
        var message = RiskMapping.toWire(new RiskCommand(1, 0, scaled));
        message.getSizeScaledBuilder().setMultiplier("1.01");

        assertThatThrownBy(() -> RiskMapping.toModel(message.build()))
                .hasMessage("multiplier is 1.01: must be from 0 to 1");
    }

    @Test
    void refusesMessagesThatEnginesDoNotRead() {
        assertThatThrownBy(() -> EngineInputMapping.of(RiskHeartbeat.getDefaultInstance()))
                .hasMessage("engines do not read RiskHeartbeat");
        assertThatThrownBy(() -> EngineInputMapping.signal("signal.unknown"))
                .hasMessage("input type is \"signal.unknown\": must be a message or a signal");
    }

    @Test
    void refusesAFundingSettlementOfARateThatNoExchangeTakes() {
        var settled = FundingSettled.newBuilder().setSymbol("BTCUSDT").setIntervalMs(28_800_000);
        assertThat(MarketMapping.toModel(settled.setRate("-0.05").build()).rate())
                .isEqualTo(Decimal.of("-0.05"));

        for (String rate : List.of("0.050001", "-1")) {
            assertThatThrownBy(() -> MarketMapping.toModel(settled.setRate(rate).build()))
                    .hasMessage("rate is " + rate + ": must be from -0.05 to 0.05");
        }
    }

    @Test
    void refusesAFundingSettlementWithoutItsInterval() {
        var settled = FundingSettled.newBuilder().setSymbol("BTCUSDT").setRate("0.0001");

        assertThatThrownBy(() -> EngineInputMapping.of(settled.build())).hasMessage("intervalMs is 0: must be above 0");
    }

    @Test
    void refusesASentimentBeyondItsScale() {
        var published = SentimentPublished.newBuilder().setValue(101);

        assertThatThrownBy(() -> EngineInputMapping.of(published.build()))
                .hasMessage("sentiment is 101: must be from 0 to 100");
    }

    @Test
    void refusesATickerWithoutAPositivePrice() {
        var ticker = TickerChanged.newBuilder()
                .setCategory(MarketCategory.MARKET_CATEGORY_LINEAR)
                .setSymbol("BTCUSDT")
                .setMarkPrice("0");

        assertThatThrownBy(() -> EngineInputMapping.of(ticker.build())).hasMessage("markPrice is 0: must be above 0");
    }

    @Test
    void refusesAStopThatIsNoPrice() {
        var order = placeOrder().toBuilder().setStopPrice("none").build();

        assertThatThrownBy(() -> TradingMapping.intentOf(order))
                .hasMessageStartingWith("stop_price is not a plain decimal number");
    }

    @Test
    void readsBackTheSignalsThatItNames() {
        for (boolean held : new boolean[] {true, false}) {
            var signal = new EngineInput.RiskLeaseChanged(held);
            String name = EngineInputMapping.signalName(signal);
            assertThat(EngineInputMapping.isSignal(name)).isTrue();
            assertThat(EngineInputMapping.signal(name)).isEqualTo(signal);
        }
    }

    private static OperatorRequest request(HaltRequested.Builder halt) {
        return OperatorRequest.newBuilder()
                .setRequestedBy("alice")
                .setHalt(halt)
                .build();
    }

    private static PlaceOrder placeOrder() {
        var models = new Generator(1);
        var intent = models.intent();
        return TradingMapping.toPlaceOrder(intent, models.verdictOn(intent), false, Decimal.ONE);
    }

    private static Stream<Arguments> fields(Message sound, Function<Message, Object> reading, String... names) {
        return Stream.of(names).map(name -> Arguments.of(sound, reading, name));
    }

    private static Message with(Message sound, String field, Object value) {
        FieldDescriptor descriptor =
                Objects.requireNonNull(sound.getDescriptorForType().findFieldByName(field), field);
        Object wanted = value instanceof Integer number
                ? descriptor.getEnumType().findValueByNumberCreatingIfUnknown(number)
                : value;
        return sound.toBuilder().setField(descriptor, wanted).build();
    }
}

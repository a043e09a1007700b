package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.CapitalCodec;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.SnapshotFormats;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.engine.RiskStanding;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that CORE-HODL knows. It changes in place and never leaves the engine. */
final class CoreHodlState {
    static final SnapshotFormats FORMATS = SnapshotFormats.withTheOneBefore(1);

    private static final long NEVER = -1;

    private CoreHodlPhase phase = CoreHodlPhase.AwaitingCapital.INSTANCE;
    private @Nullable CapitalAllocation capital;
    private SpotBalances balances = SpotBalances.EMPTY;
    private final CoreHodlMarkets markets;
    private PurchaseProgram program = new PurchaseProgram();
    private ParentOrders parentOrders = new ParentOrders();
    private Decimal contribution = Decimal.ZERO;
    private long contributionSlices;
    private long rebalancings;
    private long lastRebalanceQuarter = NEVER;
    private RiskStanding risk = new RiskStanding();
    private final SortedSet<InstrumentId> liquidating = new TreeSet<>();
    private EndedChildOrders endedChildOrders = new EndedChildOrders();

    private CoreHodlState(CoreHodlMarkets markets) {
        this.markets = markets;
    }

    static CoreHodlState initial(CoreHodlParameters parameters) {
        return new CoreHodlState(new CoreHodlMarkets(parameters));
    }

    /**
     * Capital was assigned.
     *
     * @param added to what was assigned before; the whole at first
     * @param contributed of what was added, to be spent after the program; negative when capital went
     */
    void assign(CapitalAllocation allocation, String quoteAsset, Decimal added, Decimal contributed) {
        if (capital == null) {
            if (!(phase instanceof CoreHodlPhase.AwaitingCapital awaiting)) {
                throw outOfPhase("has its first capital assigned");
            }
            phase = awaiting.toInitializing();
        }
        capital = allocation;
        balances = balances.plus(quoteAsset, added);
        contribution = contribution.plus(contributed).max(Decimal.ZERO);
    }

    /** The purchase program is done. */
    void endProgram() {
        if (!(phase instanceof CoreHodlPhase.Initializing initializing)) {
            throw outOfPhase("ends its program");
        }
        phase = initializing.toAccumulating();
    }

    void beginRebalancing(ParentOrder sale) {
        if (!(phase instanceof CoreHodlPhase.Accumulating accumulating)) {
            throw outOfPhase("begins to rebalance");
        }
        phase = accumulating.toRebalancing();
        parentOrders.add(sale);
        rebalancings++;
    }

    /** No parent order of a rebalancing is open any more. */
    void endRebalancing() {
        if (!(phase instanceof CoreHodlPhase.Rebalancing rebalancing)) {
            throw outOfPhase("ends a rebalancing");
        }
        phase = rebalancing.toAccumulating();
    }

    private IllegalStateException outOfPhase(String what) {
        return new IllegalStateException("CORE-HODL " + what + " in phase " + phase.name());
    }

    void checkQuarter(long quarter) {
        lastRebalanceQuarter = quarter;
    }

    /** Moves balances and the running child order by an execution of the engine's own account. */
    void on(Execution execution, Instrument instrument) {
        balances = balances.after(execution, instrument.baseAsset(), instrument.quoteAsset());
        ParentOrder parentOrder = parentOrders.workedBy(execution.intentId());
        if (parentOrder != null) {
            parentOrder.execute(execution.quantity());
        }
    }

    /** The next slice of the contribution became a parent order. */
    void addSlice(ParentOrder purchase, Decimal amount) {
        parentOrders.add(purchase);
        contribution = contribution.minus(amount);
        contributionSlices++;
    }

    /** Cash waits to be spent as a contribution is: this much in all. */
    void contribute(Decimal inAll) {
        contribution = inAll;
    }

    /** Everything of an asset was ordered sold. */
    void liquidate(InstrumentId instrument) {
        liquidating.add(instrument);
    }

    void endLiquidation() {
        liquidating.clear();
    }

    CoreHodlPhase phase() {
        return phase;
    }

    /** As last assigned; null before the first time. */
    @Nullable
    CapitalAllocation capital() {
        return capital;
    }

    /** The engine's own books: its capital, moved by its executions. */
    SpotBalances balances() {
        return balances;
    }

    CoreHodlMarkets markets() {
        return markets;
    }

    PurchaseProgram program() {
        return program;
    }

    ParentOrders parentOrders() {
        return parentOrders;
    }

    /** Capital that came after the program began and is not spent yet, in the quote asset. */
    Decimal contribution() {
        return contribution;
    }

    /** Over all time; numbers them. */
    long contributionSlices() {
        return contributionSlices;
    }

    /** How many were begun; numbers their parent orders. */
    long rebalancings() {
        return rebalancings;
    }

    /** The quarter of the last check, as {@link RebalanceRule#quarterOf} counts; −1 before the first. */
    long lastRebalanceQuarter() {
        return lastRebalanceQuarter;
    }

    RiskStanding risk() {
        return risk;
    }

    /** Whether risk ordered everything of it sold: what a late purchase still brings is sold too. */
    boolean isLiquidating(InstrumentId instrument) {
        return liquidating.contains(instrument);
    }

    boolean isLiquidatingAny() {
        return !liquidating.isEmpty();
    }

    /** Whose orders may still be filled. */
    EndedChildOrders endedChildOrders() {
        return endedChildOrders;
    }

    byte[] encode(int format) {
        StateWriter writer = FORMATS.begin(format).writeText(phase.name()).writeOptional(capital, CapitalCodec::write);
        balances.write(writer);
        markets.writeRules(writer);
        markets.writePrices(writer);
        program.write(writer);
        parentOrders.write(writer);
        writer.writeDecimal(contribution)
                .writeLong(contributionSlices)
                .writeLong(rebalancings)
                .writeLong(lastRebalanceQuarter);
        risk.write(writer);
        writer.writeAll(liquidating, InstrumentCodec::writeId);
        endedChildOrders.write(writer);
        markets.writeFactsIfAny(writer);
        return writer.toBytes();
    }

    /** Refuses a snapshot of another format, or of a market of which the parameters have no target. */
    static CoreHodlState decode(byte[] bytes, CoreHodlParameters parameters) {
        var reader = new StateReader(bytes);
        FORMATS.readFrom(reader);
        CoreHodlState state = initial(parameters);
        state.phase = CoreHodlPhase.of(reader.readText());
        state.capital = reader.readOptional(in -> CapitalCodec.read(in, EngineId.CORE_HODL));
        state.balances = SpotBalances.read(reader);
        state.markets.readRules(reader);
        state.markets.readPrices(reader);
        state.program = PurchaseProgram.read(reader);
        state.parentOrders = ParentOrders.read(reader);
        state.contribution = reader.readDecimal();
        state.contributionSlices = reader.readLong();
        state.rebalancings = reader.readLong();
        state.lastRebalanceQuarter = reader.readLong();
        state.risk = RiskStanding.read(reader);
        state.liquidating.addAll(reader.readAll(InstrumentCodec::readId));
        state.endedChildOrders = EndedChildOrders.read(reader);
        state.markets.readFactsIfAny(reader);
        reader.requireEnd();
        return state;
    }
}

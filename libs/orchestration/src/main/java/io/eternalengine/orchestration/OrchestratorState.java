package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.SnapshotFormats;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that orchestration knows. It changes in place and never leaves the orchestrator. */
final class OrchestratorState {
    /** Format 2 holds the hash of the parameters. */
    static final SnapshotFormats FORMATS = SnapshotFormats.withTheOneBefore(2);

    private static final int FIRST_FORMAT_WITH_PARAMETERS = 2;
    private static final int DEPOSITS_KEPT = 1_000;

    private final SortedMap<String, Decimal> capital = new TreeMap<>();
    private final SortedMap<String, Decimal> recalled = new TreeMap<>();
    private final SortedMap<String, Decimal> promised = new TreeMap<>();
    private final SortedMap<String, Transfer> underWay = new TreeMap<>();
    /** Applied lately, oldest first, against duplicates. */
    private final SequencedSet<String> deposits = new LinkedHashSet<>();

    private Decimal totalCapital = Decimal.ZERO;
    private Decimal profitMoved = Decimal.ZERO;
    private Decimal proceedsMoved = Decimal.ZERO;
    private long transfers;
    private long allocations;
    private boolean parametersChanged;

    boolean knowsDeposit(String depositId) {
        return deposits.contains(depositId);
    }

    void remember(String depositId) {
        deposits.add(depositId);
        if (deposits.size() > DEPOSITS_KEPT) {
            deposits.removeFirst();
        }
    }

    /** All capital that came: deposits, and profits that were passed on. */
    Decimal totalCapital() {
        return totalCapital;
    }

    void addToTotal(Decimal amount) {
        totalCapital = totalCapital.plus(amount);
    }

    /** What came into an engine's account less what went. */
    Decimal capital(String account) {
        return capital.getOrDefault(account, Decimal.ZERO);
    }

    void capital(String account, Decimal assigned) {
        capital.put(account, assigned);
    }

    /** Capital that was taken from an account's engine and has not left the account yet. */
    Decimal recalled(String account) {
        return recalled.getOrDefault(account, Decimal.ZERO);
    }

    /** @param left zero or less when nothing is recalled from the account any more */
    void recalled(String account, Decimal left) {
        if (left.isPositive()) {
            recalled.put(account, left);
        } else {
            recalled.remove(account);
        }
    }

    boolean hasRecalled() {
        return !recalled.isEmpty();
    }

    /** To accounts out of what was recalled, by account. */
    SortedMap<String, Decimal> promised() {
        return promised;
    }

    /** Transfers that are not settled, by id. */
    SortedMap<String, Transfer> underWay() {
        return underWay;
    }

    void begin(Transfer transfer) {
        underWay.put(transfer.transferId(), transfer);
    }

    /** A transfer has ended, well or badly; null when none of this id was under way. */
    @Nullable
    Transfer ended(String transferId) {
        return underWay.remove(transferId);
    }

    /** Of FUNDING's growing total. */
    Decimal profitMoved() {
        return profitMoved;
    }

    void moveProfit(Decimal amount) {
        profitMoved = profitMoved.plus(amount);
    }

    /** Of TACTICAL's growing total. */
    Decimal proceedsMoved() {
        return proceedsMoved;
    }

    void moveProceeds(Decimal amount) {
        proceedsMoved = proceedsMoved.plus(amount);
    }

    long nextTransfer() {
        return ++transfers;
    }

    long nextAllocation() {
        return ++allocations;
    }

    /** Whether the snapshot that this state was read from was made with other parameters; also when it does not say. */
    boolean parametersChanged() {
        return parametersChanged;
    }

    /** @param parametersHash in hex, of the parameters that this state was made with */
    byte[] encode(int format, String parametersHash) {
        StateWriter writer = FORMATS.begin(format);
        if (format >= FIRST_FORMAT_WITH_PARAMETERS) {
            writer.writeBytes(HexFormat.of().parseHex(parametersHash));
        }
        return writer.writeDecimal(totalCapital)
                .writeMap(capital, StateWriter::writeText, StateWriter::writeDecimal)
                .writeMap(recalled, StateWriter::writeText, StateWriter::writeDecimal)
                .writeMap(promised, StateWriter::writeText, StateWriter::writeDecimal)
                .writeDecimal(profitMoved)
                .writeDecimal(proceedsMoved)
                .writeMap(underWay, StateWriter::writeText, (out, transfer) -> transfer.write(out))
                .writeLong(transfers)
                .writeLong(allocations)
                .writeAll(deposits, StateWriter::writeText)
                .toBytes();
    }

    /**
     * Refuses a snapshot of another format.
     *
     * @param parametersHash in hex, of the parameters that the state is used with from now on
     */
    static OrchestratorState decode(byte[] bytes, String parametersHash) {
        var reader = new StateReader(bytes);
        int format = FORMATS.readFrom(reader);
        var state = new OrchestratorState();
        state.parametersChanged = format < FIRST_FORMAT_WITH_PARAMETERS
                || !HexFormat.of().formatHex(reader.readBytes()).equals(parametersHash);
        state.totalCapital = reader.readDecimal();
        state.capital.putAll(amounts(reader));
        state.recalled.putAll(amounts(reader));
        state.promised.putAll(amounts(reader));
        state.profitMoved = reader.readDecimal();
        state.proceedsMoved = reader.readDecimal();
        state.underWay.putAll(reader.readMap(StateReader::readText, Transfer::read));
        state.transfers = reader.readLong();
        state.allocations = reader.readLong();
        state.deposits.addAll(reader.readAll(StateReader::readText));
        reader.requireEnd();
        return state;
    }

    private static Map<String, Decimal> amounts(StateReader reader) {
        return reader.readMap(StateReader::readText, StateReader::readDecimal);
    }
}

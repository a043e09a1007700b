package io.eternalengine.engine;

import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.model.Verdict;

/** Every input of an engine. It knows the time only from these. */
public sealed interface EngineInput {
    /** When the input happened, by the exchange's clock; 0 when it has no time of its own. */
    long eventTimeMs();

    record CandleClosed(Candle candle) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return candle.closeTimeMs();
        }
    }

    /** Funding was paid or received on every open position of the instrument. */
    record FundingSettled(FundingSettlement settlement) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return settlement.settledAtMs();
        }
    }

    /** Prices moved, and with them the predicted funding rate. */
    record TickerChanged(Ticker ticker) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return ticker.atMs();
        }
    }

    record SentimentPublished(Sentiment sentiment) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return sentiment.publishedAtMs();
        }
    }

    record Executed(Execution execution) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return execution.executedAtMs();
        }
    }

    record OrderMoved(OrderUpdate update) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return update.eventTimeMs();
        }
    }

    record VerdictGiven(Verdict verdict) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return verdict.decidedAtMs();
        }
    }

    record CapitalAssigned(CapitalAllocation allocation) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return allocation.effectiveFromMs();
        }
    }

    record InstrumentDescribed(Instrument instrument) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return 0;
        }
    }

    /** The exchange reported how high the price ever was: a fact, no event of the market, so it moves no engine's clock. */
    record HighStated(AllTimeHigh high) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return 0;
        }
    }

    /** The exchange reported what trades cost: a fact, no event of the market, so it moves no engine's clock. */
    record FeesStated(FeeRates rates) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return 0;
        }
    }

    record RiskCommanded(RiskCommand command) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return command.eventTimeMs();
        }
    }

    /** The lease on risk's heartbeat was lost, or is held again. Without it nothing is opened. */
    record RiskLeaseChanged(boolean held) implements EngineInput {
        @Override
        public long eventTimeMs() {
            return 0;
        }
    }
}

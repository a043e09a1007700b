package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.domain.model.Ticker;
import org.jspecify.annotations.Nullable;

/** Every input of risk. */
public sealed interface RiskInput {
    record CandleClosed(Candle candle) implements RiskInput {}

    /**
     * The books of an account.
     *
     * @param marginRate maintenance margin as a part of the margin balance; null when the exchange did not say, or nobody asked
     */
    record BooksChanged(AccountBooks books, @Nullable Decimal marginRate) implements RiskInput {

        /** Of an account of whose margin nothing is known. */
        public BooksChanged(AccountBooks books) {
            this(books, null);
        }
    }

    /**
     * Something was said of an account's books that could not be read or applied: they are uncertain until order execution
     * states them again.
     */
    record BooksUncertain(String account) implements RiskInput {}

    record Executed(Execution execution) implements RiskInput {}

    record OrderMoved(OrderUpdate update) implements RiskInput {}

    record IntentMade(OrderIntent intent) implements RiskInput {}

    record InstrumentDescribed(Instrument instrument) implements RiskInput {}

    /** A market is followed from now on, or no more: then nobody waits for its news. */
    record MarketFollowed(InstrumentId instrument, boolean followed) implements RiskInput {}

    /** Prices moved. */
    record TickerChanged(Ticker ticker) implements RiskInput {}

    /** What an order book offers. */
    record BookSeen(BookView book) implements RiskInput {}

    /** Order execution says whether the exchange answers. */
    record ExchangeReported(boolean answering, long atMs) implements RiskInput {}

    /**
     * The exchange said something of itself or of a market.
     *
     * @param id of what it is about; a later state of it replaces an earlier one
     * @param scope that it concerns
     * @param text in the exchange's words
     */
    record ExchangeNoticed(String id, RiskScope scope, NoticeState state, String text) implements RiskInput {
        public ExchangeNoticed {
            TextRules.id("id", id);
            text = TextRules.clipped(text);
        }
    }

    /** Time passed, by the exchange's clock, so that silence is noticed. */
    record TimePassed(long nowMs) implements RiskInput {}

    /** Asks risk to report the state that it has; changes nothing. */
    record ReportAsked() implements RiskInput {}

    /** A person asks for a halt. Granted at once; words that are too long are shortened, for no halt is refused over them. */
    record HaltAsked(RiskScope scope, String reason, String person) implements RiskInput {
        public HaltAsked {
            reason = TextRules.clipped(Require.text("reason", reason));
            person = TextRules.clipped(Require.text("person", person));
        }
    }

    /** A person declares that the halt log starts anew with what risk knows to be in force. Granted at once. */
    record HaltLogBaseAsked(String reason, String person) implements RiskInput {
        public HaltLogBaseAsked {
            TextRules.sentence("reason", reason);
            TextRules.sentence("person", person);
        }
    }

    /** A person asks that a halt be lifted; on a latched breaker it counts as that person's approval. */
    record ResumeAsked(RiskScope scope, String reason, String person) implements RiskInput {
        public ResumeAsked {
            TextRules.sentence("reason", reason);
            TextRules.sentence("person", person);
        }
    }
}

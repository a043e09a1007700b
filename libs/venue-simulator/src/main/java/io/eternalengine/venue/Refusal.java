package io.eternalengine.venue;

/** A command that the venue refuses and that had no effect. It carries the exchange's code and message, no stack trace. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReturnCode code;

    /** A refusal with the code's own message. */
    public Refusal(ReturnCode code) {
        super(code.message() + ".", null, false, false);
        this.code = code;
    }

    /** A refusal that says more than the code's own message. */
    public Refusal(ReturnCode code, String detail) {
        super(sentence(code, detail), null, false, false);
        this.code = code;
    }

    private Refusal(String sentence, ReturnCode code) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** As the exchange words it: ccxt issue 25919 shows "params error: symbol invalid X". */
    private static String sentence(ReturnCode code, String detail) {
        return code == ReturnCode.PARAMETER_ERROR ? "params error: " + detail : code.message() + ": " + detail + ".";
    }

    /** A request that names a side of hedge mode; the words of ccxt issue 16102. */
    public static Refusal positionIndex() {
        return saying(ReturnCode.PARAMETER_ERROR, "position idx not match position mode");
    }

    /** A refusal in the exchange's very words. */
    public static Refusal saying(ReturnCode code, String sentence) {
        return new Refusal(sentence, code);
    }

    /** The exchange's code. */
    public ReturnCode code() {
        return code;
    }
}

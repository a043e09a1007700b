package io.eternalengine.service.execution.venue;

/** What the exchange says of an API key. */
public sealed interface KeyRights {

    /** It may read and trade, and nothing that it must not. */
    record Sound() implements KeyRights {}

    /** It must not be used, in words that begin with a verb's subject: "its API key may withdraw: must …". */
    record Unsafe(String reason) implements KeyRights {}

    /** The exchange did not say. */
    record Unknown(String reason) implements KeyRights {}
}

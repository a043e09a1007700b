/**
 * What a venue that speaks Bybit v5 must do, as numbered cases that anyone can run: against the simulator in the tests, against
 * the exchange's testnet with keys of one's own. The suite signs and connects with the JDK alone and shares no code with this
 * project's client, so a mistake of the one is not hidden by the other.
 */
@NullMarked
package io.eternalengine.conformance;

import org.jspecify.annotations.NullMarked;

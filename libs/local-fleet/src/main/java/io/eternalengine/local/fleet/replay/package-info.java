/** Replay: the recorded inputs of an engine or of risk, run through the core again, give the same decisions and messages byte for byte. */
package io.eternalengine.local.fleet.replay;

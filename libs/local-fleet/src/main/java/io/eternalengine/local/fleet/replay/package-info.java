/** Replay: the recorded inputs of an engine, run through the core again, give the same decisions byte for byte. */
package io.eternalengine.local.fleet.replay;

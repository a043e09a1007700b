/** Takes the traces of a fleet on one machine, for who has no collector: OTLP over HTTP in, a line of JSON a span out. */
package io.eternalengine.local.fleet.traces;

/** The REST side: signatures, parameters and endpoints, answering in the exchange's envelope. */
@NullMarked
package io.eternalengine.simulator.rest;

import org.jspecify.annotations.NullMarked;

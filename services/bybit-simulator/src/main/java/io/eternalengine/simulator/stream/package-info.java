/** The WebSocket side: who listens to what, and the messages that they are sent. */
@NullMarked
package io.eternalengine.simulator.stream;

import org.jspecify.annotations.NullMarked;

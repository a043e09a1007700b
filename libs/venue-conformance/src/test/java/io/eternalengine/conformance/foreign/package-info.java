/**
 * Clients of the exchange that others wrote, unchanged, against the packaged simulator. They know nothing of this project, so
 * what they read wrongly the simulator wrote wrongly.
 */
@NullMarked
package io.eternalengine.conformance.foreign;

import org.jspecify.annotations.NullMarked;

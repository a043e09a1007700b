/**
 * Child processes: how one is started, known to be ready, started again when it dies, and ended, so that nothing is left
 * behind however this process itself ends.
 */
@NullMarked
package io.eternalengine.local.processes;

import org.jspecify.annotations.NullMarked;

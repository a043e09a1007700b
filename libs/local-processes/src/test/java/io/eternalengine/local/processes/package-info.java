@NullMarked
package io.eternalengine.local.processes;

import org.jspecify.annotations.NullMarked;

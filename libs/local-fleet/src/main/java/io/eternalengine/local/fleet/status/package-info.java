/** What a running fleet looks like from outside: its processes, what it holds, what it must not do, how far behind it is. */
@NullMarked
package io.eternalengine.local.fleet.status;

import org.jspecify.annotations.NullMarked;

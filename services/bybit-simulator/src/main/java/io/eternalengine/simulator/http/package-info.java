/** What REST and the admin interface share about HTTP. */
@NullMarked
package io.eternalengine.simulator.http;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.eternalengine.local.infrastructure;

import org.jspecify.annotations.NullMarked;

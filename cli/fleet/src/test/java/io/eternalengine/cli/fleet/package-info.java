@NullMarked
package io.eternalengine.cli.fleet;

import org.jspecify.annotations.NullMarked;

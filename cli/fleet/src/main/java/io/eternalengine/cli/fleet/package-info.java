/** The verbs of {@code ./eternal} that run a fleet or a part of it, one class each, and the program that has all verbs. */
@NullMarked
package io.eternalengine.cli.fleet;

import org.jspecify.annotations.NullMarked;

/** The verbs of {@code ./eternal}, one class each. */
@NullMarked
package io.eternalengine.localstack.commands;

import org.jspecify.annotations.NullMarked;

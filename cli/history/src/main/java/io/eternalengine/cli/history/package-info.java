/** The verbs over history, one class each, and the program that has only them. */
@NullMarked
package io.eternalengine.cli.history;

import org.jspecify.annotations.NullMarked;

/** What all programs of the command line share: how they end, how errors reach the user, options of more than one verb. */
@NullMarked
package io.eternalengine.cli;

import org.jspecify.annotations.NullMarked;

/**
 * The demo: the conductor that moves the market on as fast as the fleet keeps up, and the summary of what happened,
 * computed from the fleet's records and from the venue's own books.
 */
@NullMarked
package io.eternalengine.local.fleet.demo;

import org.jspecify.annotations.NullMarked;

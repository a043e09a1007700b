/**
 * Technical indicators, fed one bar at a time. An update costs the same whatever the length, and allocates nothing; rounding
 * does not build up however long an indicator runs. Until enough bars were seen an indicator is cold and its value is NaN,
 * which fails every comparison. All are doubles: they steer decisions and are never money.
 *
 * <p>What {@code write} wrote, {@code read} takes up again to the last bit; a state written with another length is refused.
 */
package io.eternalengine.domain.indicator;

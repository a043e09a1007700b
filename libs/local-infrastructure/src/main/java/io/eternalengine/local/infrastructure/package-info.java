/**
 * Real Kafka, PostgreSQL and Redis from artifacts on Maven Central, each a child process on free loopback ports with
 * its data in the state directory. A part keeps its ports and its data when it is started again.
 */
@NullMarked
package io.eternalengine.local.infrastructure;

import org.jspecify.annotations.NullMarked;

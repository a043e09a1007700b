/**
 * The local stack: real Kafka, PostgreSQL and Redis without containers, the supervisor of the fleet, and the command
 * line behind {@code ./eternal}.
 */
@NullMarked
package io.eternalengine.localstack;

import org.jspecify.annotations.NullMarked;

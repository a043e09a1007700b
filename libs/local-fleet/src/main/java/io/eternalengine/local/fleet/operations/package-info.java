/** What an operator publishes to a running fleet over Kafka: what to follow, how much capital there is, halt, resume. */
@NullMarked
package io.eternalengine.local.fleet.operations;

import org.jspecify.annotations.NullMarked;

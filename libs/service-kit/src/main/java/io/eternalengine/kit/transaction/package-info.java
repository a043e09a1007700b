/**
 * Exactly-once inside Kafka: what a state machine answers, the state after it, and the positions of the inputs behind it
 * commit in one transaction. After a crash the machine goes on from the last commit as if nothing had happened.
 */
package io.eternalengine.kit.transaction;

/**
 * Wire messages ↔ model, and nothing else. Reading refuses, with an {@link java.lang.IllegalArgumentException} that names
 * the field, the value and the rule, whatever the model's records refuse.
 */
package io.eternalengine.mapping;

/** Liveness and readiness of the shells. */
package io.eternalengine.kit.health;

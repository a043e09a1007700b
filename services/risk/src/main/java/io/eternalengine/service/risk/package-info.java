/** The risk service: the core's risk engine in the kit's transactional shell, and the heartbeat that others live by. */
package io.eternalengine.service.risk;

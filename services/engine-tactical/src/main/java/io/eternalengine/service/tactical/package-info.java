/** The TACTICAL engine as a service: the core's engine in the kit's transactional shell. */
package io.eternalengine.service.tactical;

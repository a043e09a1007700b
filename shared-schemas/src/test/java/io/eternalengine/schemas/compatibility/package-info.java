/** What was once released stays readable: the message definitions against every released version of them. */
package io.eternalengine.schemas.compatibility;

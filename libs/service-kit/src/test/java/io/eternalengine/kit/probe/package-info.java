/** A bystander at the real broker, for the tests of shells and of the services that run in them. */
@NullMarked
package io.eternalengine.kit.probe;

import org.jspecify.annotations.NullMarked;

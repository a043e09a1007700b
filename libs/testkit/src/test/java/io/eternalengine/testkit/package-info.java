@NullMarked
package io.eternalengine.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.eternalengine.local.fleet.demo;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.eternalengine.localstack;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.eternalengine.localstack.process;

import org.jspecify.annotations.NullMarked;

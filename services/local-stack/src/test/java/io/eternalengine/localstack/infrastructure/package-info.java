@NullMarked
package io.eternalengine.localstack.infrastructure;

import org.jspecify.annotations.NullMarked;

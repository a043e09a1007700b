@NullMarked
package io.eternalengine.localstack.demo;

import org.jspecify.annotations.NullMarked;

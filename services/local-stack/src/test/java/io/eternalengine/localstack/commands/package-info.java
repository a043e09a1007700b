@NullMarked
package io.eternalengine.localstack.commands;

import org.jspecify.annotations.NullMarked;

package io.eternalengine.service.execution.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Exchange}, or the one {@link ExecutionScene} at it, of their JVM, and ends them after the last. */
public final class SharedScene implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == ExecutionScene.class || type == Exchange.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var store = test.getRoot().getStore(Namespace.GLOBAL);
        var exchange = store.computeIfAbsent(Exchange.class, key -> new Exchange(), Exchange.class);
        return parameter.getParameter().getType() == Exchange.class
                ? exchange
                : store.computeIfAbsent(ExecutionScene.class, key -> create(exchange), ExecutionScene.class);
    }

    private static ExecutionScene create(Exchange exchange) {
        try {
            return new ExecutionScene(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

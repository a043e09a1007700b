package io.eternalengine.service.execution.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link ExecutionScene} of their JVM, and ends it after the last of them. */
public final class SharedScene implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ExecutionScene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(ExecutionScene.class, key -> create(), ExecutionScene.class);
    }

    private static ExecutionScene create() {
        try {
            return new ExecutionScene();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

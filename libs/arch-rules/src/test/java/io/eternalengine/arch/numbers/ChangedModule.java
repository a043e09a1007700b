package io.eternalengine.arch.numbers;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A library with one number changed: compiled beside the real one, and its tests run against it. */
final class ChangedModule implements AutoCloseable {
    private static final String PROJECT = "io.eternalengine.";

    private final URLClassLoader loader;

    private ChangedModule(URLClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Compiles it into an empty folder.
     *
     * @param classPath of all libraries, tests included
     */
    static ChangedModule of(RuleNumber number, List<Path> classPath, Path into) throws IOException {
        Path sources = sourcesOf(number.source());
        List<JavaFileObject> files = new ArrayList<>();
        String changed = number.changedIn(Files.readString(number.source()));
        files.add(new SimpleJavaFileObject(number.source().toUri(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return changed;
            }
        });
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            if (number.shared()) {
                try (var all = Files.walk(sources)) {
                    manager.getJavaFileObjectsFromPaths(all.filter(
                                            file -> file.toString().endsWith(".java") && !file.equals(number.source()))
                                    .toList())
                            .forEach(files::add);
                }
            }
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    into.toString(),
                    "-cp",
                    String.join(":", classPath.stream().map(Path::toString).toList()) + ":"
                            + System.getProperty("java.class.path"));
            if (!compiler.getTask(Writer.nullWriter(), manager, null, options, null, files)
                    .call()) {
                throw new IllegalStateException(number.place() + " does not compile with " + number.changed());
            }
        }
        List<Path> changedFirst = new ArrayList<>(List.of(into));
        changedFirst.addAll(classPath);
        return over(changedFirst);
    }

    /** The libraries as they are. */
    static ChangedModule unchanged(List<Path> classPath) throws IOException {
        return over(classPath);
    }

    private static ChangedModule over(List<Path> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path path : classPath) {
            urls.add(path.toUri().toURL());
        }
        return new ChangedModule(new URLClassLoader(urls.toArray(URL[]::new), new WithoutProject()));
    }

    private static Path sourcesOf(Path source) {
        Path folder = source;
        while (!folder.endsWith("src/main/java")) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    /** Whether a test of the class fails; of these methods only, or of all when one of them is empty. */
    boolean fails(String className, Set<String> methods) throws ClassNotFoundException {
        return run(className, methods).getTotalFailureCount() > 0;
    }

    /** Whether there are tests, and all of them succeed. */
    boolean passes(String className, Set<String> methods) throws ClassNotFoundException {
        TestExecutionSummary summary = run(className, methods);
        return summary.getTestsSucceededCount() > 0 && summary.getTotalFailureCount() == 0;
    }

    private TestExecutionSummary run(String className, Set<String> methods) throws ClassNotFoundException {
        Class<?> tests = loader.loadClass(className);
        var request = LauncherDiscoveryRequestBuilder.request();
        if (methods.contains("")) {
            request.selectors(selectClass(tests));
        } else {
            Arrays.stream(tests.getDeclaredMethods())
                    .filter(method -> methods.contains(method.getName()))
                    .forEach(method -> request.selectors(selectMethod(tests, method)));
        }
        var listener = new SummaryGeneratingListener();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            LauncherFactory.create().execute(request.build(), listener);
        } finally {
            thread.setContextClassLoader(before);
        }
        return listener.getSummary();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** Everything but the project's own classes. */
    private static final class WithoutProject extends ClassLoader {
        WithoutProject() {
            super(ChangedModule.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(PROJECT)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}

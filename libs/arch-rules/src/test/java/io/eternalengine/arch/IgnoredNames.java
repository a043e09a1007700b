package io.eternalengine.arch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The names that a project's {@code .gitignore} holds: of folders, with a slash at the end, and of files, with or without a star. */
final class IgnoredNames {
    private final Path root;
    private final List<PathMatcher> folders;
    private final List<PathMatcher> files;

    IgnoredNames(Path root) throws IOException {
        List<String> lines = Files.readAllLines(root.resolve(".gitignore")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        this.root = root;
        this.folders = lines.stream()
                .filter(line -> line.endsWith("/"))
                .map(line -> matcher(line.substring(0, line.length() - 1)))
                .toList();
        this.files = lines.stream()
                .filter(line -> !line.endsWith("/"))
                .map(this::matcher)
                .toList();
    }

    private PathMatcher matcher(String name) {
        return root.getFileSystem().getPathMatcher("glob:" + name);
    }

    /** All files whose names, and whose folders' names, are not ignored. */
    List<Path> others() throws IOException {
        List<Path> others = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return matches(folders, folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !matches(files, file)) {
                    others.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return others;
    }

    private boolean matches(List<PathMatcher> matchers, Path path) {
        return !path.equals(root) && matchers.stream().anyMatch(matcher -> matcher.matches(path.getFileName()));
    }
}

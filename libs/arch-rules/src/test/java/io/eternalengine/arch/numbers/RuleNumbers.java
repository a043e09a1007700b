package io.eternalengine.arch.numbers;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a source: those in constants, in what makes defaults, and in constructors that add defaults. */
final class RuleNumbers {
    private static final Pattern NUMBER = Pattern.compile("\"-?\\d+(\\.\\d+)?\"|[0-9][0-9_]*L?");

    private RuleNumbers() {}

    static List<RuleNumber> in(Path source) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        String whole = Files.readString(source);
        List<RuleNumber> found = new ArrayList<>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(source, whole, unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Path source;
        private final String whole;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<RuleNumber> found;
        private boolean counts;
        private boolean shared;

        Scanner(
                Path source,
                String whole,
                CompilationUnitTree unit,
                SourcePositions positions,
                List<RuleNumber> found) {
            this.source = source;
            this.whole = whole;
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            var flags = variable.getModifiers().getFlags();
            if (!flags.contains(Modifier.STATIC)) {
                return super.visitVariable(variable, null);
            }
            counts = true;
            shared = !flags.contains(Modifier.PRIVATE);
            super.visitVariable(variable, null);
            counts = false;
            shared = false;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            boolean makesDefaults = method.getModifiers().getFlags().contains(Modifier.STATIC);
            boolean addsDefaults = method.getReturnType() == null
                    && method.getBody() != null
                    && method.getBody().toString().contains("this(");
            boolean before = counts;
            counts = makesDefaults || addsDefaults;
            super.visitMethod(method, null);
            counts = before;
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            boolean mayBeNumber = literal.getKind() == Tree.Kind.STRING_LITERAL
                    || literal.getKind() == Tree.Kind.INT_LITERAL
                    || literal.getKind() == Tree.Kind.LONG_LITERAL;
            if (counts && mayBeNumber) {
                int from = (int) positions.getStartPosition(unit, literal);
                int to = (int) positions.getEndPosition(unit, literal);
                String text = whole.substring(from, to);
                if (NUMBER.matcher(text).matches()) {
                    found.add(new RuleNumber(source, from, to, unit.getLineMap().getLineNumber(from), text, shared));
                }
            }
            return null;
        }
    }
}

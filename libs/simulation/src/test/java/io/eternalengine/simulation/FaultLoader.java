package io.eternalengine.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Loads the project's classes anew, with a {@linkplain Fault#point() point} at the begin of every method of the machines and of
 * what they are made of. Initialisers of classes have none: a class whose initialiser fails is lost to its loader for good.
 */
final class FaultLoader extends ClassLoader {
    private static final String PROJECT = "io.eternalengine.";
    private static final List<String> STRUCK =
            List.of(PROJECT + "domain.", PROJECT + "engine.", PROJECT + "risk.", PROJECT + "orchestration.");
    private static final ClassDesc FAULT = ClassDesc.of(Fault.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final CodeTransform POINT_FIRST = new CodeTransform() {
        @Override
        public void atStart(CodeBuilder builder) {
            builder.invokestatic(FAULT, "point", NOTHING);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            builder.with(element);
        }
    };

    private final ClassFile classFile;

    FaultLoader(ClassLoader parent) {
        super(parent);
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(parent).cached()));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROJECT)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] defined = STRUCK.stream().anyMatch(name::startsWith) ? withPoints(bytes) : bytes;
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withPoints(byte[] bytes) {
        return classFile.transformClass(
                classFile.parse(bytes),
                ClassTransform.transformingMethodBodies(
                        method -> !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME), POINT_FIRST));
    }
}

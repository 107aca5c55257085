package gradus.sandbox.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryCompilerTest {

    @Test
    void whatCompilesCanBeLoadedUnderTheLoadersName() throws ReflectiveOperationException {
        var compiled = MemoryCompiler.compile(Map.of("A.java", "class A { B b; }", "B.java", "class B {}",
                "Deep.java", "package net.deep; public class Deep { record In() {} }"));
        assertThat(compiled.complete()).isTrue();
        assertThat(compiled.problems()).isEmpty();
        assertThat(compiled.classes()).containsOnlyKeys("A", "B", "net.deep.Deep", "net.deep.Deep$In");
        var loader = compiled.loader("learner");
        assertThat(loader.loadClass("net.deep.Deep$In").getClassLoader().getName()).isEqualTo("learner");
        assertThatThrownBy(() -> loader.loadClass("C")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void anErrorHasItsPlaceAndItsCode() {
        var compiled = MemoryCompiler.compile(Map.of("GradientDescent.java", """
                class GradientDescent {
                    static double step() {
                    }
                }
                """));
        assertThat(compiled.complete()).isFalse();
        assertThat(compiled.classes()).isEmpty();
        assertThat(compiled.problems()).containsExactly(new Problem("error", "GradientDescent.java", 3, 5,
                "compiler.err.missing.ret.stmt", "missing return statement"));
    }

    @Test
    void aPublicClassInAFileOfAnotherNameIsAnError() {
        assertThat(MemoryCompiler.compile(Map.of("A.java", "public class B {}")).problems())
                .extracting(Problem::code).containsExactly("compiler.err.class.public.should.be.in.file");
    }

    @ParameterizedTest
    @ValueSource(strings = { "gradus", "gradus.lab", "gradus.sandbox.learner", "java.lang", "ai.djl.nn", "jdk.x", "sun" })
    void packagesThatAreNotTheLearnersAreRefused(String name) {
        var compiled = MemoryCompiler.compile(Map.of("A.java", "\npackage " + name + ";\nclass A {}"));
        assertThat(compiled.complete()).isFalse();
        assertThat(compiled.problems()).containsExactly(new Problem("error", "A.java", 2, 9, "gradus.reserved-package",
                "The package %s is not yours: choose another name".formatted(name)));
    }

    @Test
    void packagesThatOnlyLookLikeThemAreFine() {
        assertThat(MemoryCompiler.compile(Map.of("A.java", "package gradusly; class A {}")).complete()).isTrue();
    }

    @Test
    void modulesAreRefused() {
        assertThat(MemoryCompiler.compile(Map.of("module-info.java", "module m {}")).problems())
                .extracting(Problem::code).contains("gradus.no-modules");
    }

    @Test
    void annotationProcessorsNeverRun() {
        var compiled = MemoryCompiler.compile(Map.of("P.java", """
                import javax.annotation.processing.*;
                @SupportedAnnotationTypes("*")
                public class P extends AbstractProcessor {
                    static { if (true) throw new IllegalStateException("it ran"); }
                    public boolean process(java.util.Set<? extends javax.lang.model.element.TypeElement> types,
                            RoundEnvironment round) { return false; }
                }
                """));
        assertThat(compiled.complete()).isTrue();
    }

    @Test
    void manyErrorsAreBounded() {
        var source = "class A {" + "int x = true;".repeat(500) + "}";
        assertThat(MemoryCompiler.compile(Map.of("A.java", source)).problems()).hasSizeBetween(50, 100);
    }

    @Test
    void whatTheCompilerItselfTripsOverIsAnError() {
        var compiled = MemoryCompiler.compile(Map.of("A.java",
                "class A { int x = " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + "; }"));
        assertThat(compiled.complete()).isFalse();
        assertThat(compiled.problems()).extracting(Problem::code).containsExactly("gradus.compiler-failed");
    }
}

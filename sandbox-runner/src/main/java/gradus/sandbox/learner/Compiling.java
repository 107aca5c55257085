package gradus.sandbox.learner;

import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import gradus.sandbox.compile.Compiled;
import gradus.sandbox.compile.MemoryCompiler;
import gradus.sandbox.wire.LearnerJob;

/** A compilation beside the engine's start, which takes as long. */
final class Compiling {

    private static final long STACK_BYTES = 16 * 1024 * 1024;

    private final CompletableFuture<Compiled> compiled = new CompletableFuture<>();

    private Compiling() {
    }

    static Compiling start(LearnerJob job) {
        var sources = new HashMap<>(job.files());
        sources.putAll(job.checks());
        var compiling = new Compiling();
        Thread.ofPlatform().daemon().name("compiler").stackSize(STACK_BYTES).start(() -> {
            try {
                compiling.compiled.complete(MemoryCompiler.compile(sources));
            } catch (Throwable e) {
                compiling.compiled.completeExceptionally(e);
            }
        });
        return compiling;
    }

    /** @throws OutOfMemoryError if the compiler had too little */
    Compiled await() throws InterruptedException, ExecutionException {
        try {
            return compiled.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw e;
        }
    }
}

package gradus.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a fresh notebook kernel does until its first metric, without the kernel: Python, PyTorch, one step of the same model.
 */
record Notebook(String python) {

    private static final Path PROGRAM = Path.of("src/test/resources/bench/notebook.py");

    /** Empty if this machine has no Python with PyTorch. */
    static Optional<Notebook> find() {
        var python = Optional.ofNullable(System.getenv("GRADUS_BENCH_PYTHON")).orElse("python3");
        try {
            return start(List.of(python, "-c", "import torch")).waitFor() == 0 ? Optional.of(new Notebook(python))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    double millisToFirstMetric() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var process = start(List.of(python, PROGRAM.toString()));
        try (var out = process.inputReader()) {
            var line = out.readLine();
            double millis = (System.nanoTime() - begun) / 1e6;
            if (process.waitFor() != 0 || line == null || !line.startsWith("loss ")) {
                throw new IllegalStateException("The notebook said: " + line);
            }
            return millis;
        }
    }

    private static Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.start();
    }
}

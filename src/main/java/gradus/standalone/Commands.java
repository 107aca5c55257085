package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** Runs a program that ends by itself. */
final class Commands {

    private Commands() {
    }

    /**
     * @return what it printed
     * @throws StartFailure with what it printed, if it ends with anything but 0
     */
    static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            var status = process.waitFor();
            if (status != 0) {
                throw new StartFailure("%s ended with %d:%n%s".formatted(String.join(" ", command), status, output));
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted during " + command.getFirst(), e);
        }
    }
}

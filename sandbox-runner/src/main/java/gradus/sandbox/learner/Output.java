package gradus.sandbox.learner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import gradus.sandbox.wire.LineWriter;

/** The process's standard streams, once the harness owns them: what learners print becomes claims. */
final class Output {

    private static final long TICK_MILLIS = 100;

    private final Claims claims;
    private final Curves curves;
    private final Printed out;
    private final Printed err;

    Output(OutputStream stdout) {
        claims = new Claims(new LineWriter(stdout));
        curves = new Curves(claims, System::nanoTime);
        out = new Printed("out", claims);
        err = new Printed("err", claims);
    }

    static Output ofProcess() {
        return new Output(new FileOutputStream(FileDescriptor.out));
    }

    Claims claims() {
        return claims;
    }

    Curves curves() {
        return curves;
    }

    /** From here on, standard output and error belong to the log and standard input is at its end. */
    void takeOver() {
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("claims").start(() -> {
            for (int tick = 1;; tick++) {
                pause();
                curves.tellIfDue();
                if (tick % 10 == 0) {
                    out.showResting();
                    err.showResting();
                }
            }
        });
    }

    /** Tells everything that still waits to be told. */
    void finish() {
        out.finish();
        err.finish();
        curves.finish();
    }

    private static void pause() {
        try {
            Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException e) {
            // interrupted by the learner's code at most; the next tick is due all the same
            Thread.interrupted();
        }
    }
}

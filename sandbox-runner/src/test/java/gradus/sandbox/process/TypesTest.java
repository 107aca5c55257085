package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.Message;

/** Every type there and back, and every way in which an answer can be wrong, in one run. */
class TypesTest {

    private static final List<String> PASS = List.of("float32", "float64", "int32", "int64", "uint8", "boolean",
            "scalar", "turned", "doubles", "rows", "ints", "flags", "all", "pair", "chosen", "chosen-too", "objects",
            "train", "predict", "may-fail");

    private static final Map<String, Message> FAIL = new LinkedHashMap<>();

    static {
        fail("no-class", "no-such-class", "name", "Missing");
        fail("no-jdk-class", "no-such-class", "name", "java.lang.System");
        fail("no-method", "no-such-method", "name", "Echo.array(long, tensor)");
        fail("no-constructor", "no-such-method", "name", "Echo.new(text)");
        fail("void", "nothing");
        fail("null", "nothing");
        fail("nan", "not-finite", "index", "0");
        fail("infinite", "not-finite", "index", "2");
        fail("wrong-type", "wrong-type", "expected", "tensor", "actual", "text");
        fail("wrong-dtype", "wrong-dtype", "expected", "float32", "actual", "float64");
        fail("wrong-shape", "wrong-shape", "expected", "[*, 2]", "actual", "[2, 3]");
        fail("wrong-value", "wrong-value", "index", "1", "error", "0.12");
        fail("half", "wrong-dtype", "expected", "float32", "actual", "float16");
        fail("ragged", "wrong-shape", "expected", "[2, 2]", "actual", "[2, 1]");
        fail("large", "too-large", "bytes", "5242880");
        fail("threw", "exception", "type", "java.lang.NullPointerException", "file", "Echo.java", "line", "105");
        // its name is the learner's choice, and asking it where it came from never ends
        fail("own", "exception", "type", "Throwable", "file", "", "line", "0");
        fail("full", "memory");
    }

    @TempDir
    Path folder;

    @Test
    void everythingCrossesTheGateAndNothingWrongPasses() throws IOException {
        var checks = new ArrayList<GraderJob.Check>();
        PASS.forEach(id -> checks.add(new GraderJob.Check(id, 5, 20_000, null)));
        FAIL.keySet().forEach(id -> checks.add(new GraderJob.Check(id, 5, 20_000, null)));
        checks.add(new GraderJob.Check("half-points", 5, 20_000, null));
        var run = new Launcher(folder).submit(Sources.of("types/learner"), Sources.of("types/grader"), "TypesGrader",
                checks);

        assertThat(run.exitCode()).as("%s %s", run.report(), run.stderr()).isZero();
        assertThat(run.restarts()).isZero();
        for (var id : PASS) {
            assertThat(run.check(id).outcome()).as("%s", run.check(id)).isEqualTo("passed");
        }
        FAIL.forEach((id, message) -> {
            assertThat(run.check(id).outcome()).as(id).isEqualTo("failed");
            assertThat(run.check(id).points()).isZero();
            assertThat(run.check(id).message()).as(id).isEqualTo(message);
        });
        var half = run.check("half-points");
        assertThat(half).isEqualTo(new GraderMessage.Check("half-points", "partial", 2, new Message("half", Map.of()),
                half.millis()));
    }

    private static void fail(String id, String key, String... values) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < values.length; i += 2) {
            all.put(values[i], values[i + 1]);
        }
        FAIL.put(id, new Message(key, all));
    }
}

package gradus.labs.backend.strict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.Job;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.backend.Phase;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Mode;
import gradus.labs.wire.StrictJob;
import gradus.labs.wire.Wire;

/** The three jobs that a graded run of a strict lab is divided into. To a backend each is a run without a grader. */
final class Parts {

    private static final String ENTRY = "Program";
    private static final String PROGRAM = """
            class Program {
                static void run(gradus.lab.Lab lab) {
                    gradus.sandbox.grader.Strict.%s(lab);
                }
            }
            """;
    /** Of the lab's own phases: a cold start, the compiler and the solution fit into it on a busy machine. */
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int LEAST_PROCESSES = 128;
    /** What is handed over, in base64 with the JSON around it. */
    private static final long HANDED_OVER_BYTES = 16L * 1024 * 1024;
    private static final long MOST_OUTPUT_BYTES = 64L * 1024 * 1024;
    /** A Secret of Kubernetes holds a file of no more than a MiB. */
    private static final int PIECE_BYTES = 900_000;

    private final Job job;
    private final GraderJob grader;

    Parts(Job job) {
        this.job = job;
        this.grader = job.grader().orElseThrow().withGate("");
    }

    /** @param compiled whether it shall tell what the lab's own code was compiled to */
    Job draw(boolean compiled) {
        return authors(Phase.DRAW, new StrictJob(grader, compiled, null, false), Map.of());
    }

    /** All of the learner's, and of the lab only what a learner may know, with the calls. */
    Job answer(byte[] calls) {
        var limits = job.limits();
        var data = new HashMap<>(job.publicData());
        data.putAll(pieces(StrictJob.CALLS, calls));
        return new Job(job.learner().answering(), data, Optional.empty(), Map.of(),
                new Limits(limits.wall(), limits.cpu(), limits.memoryBytes(), limits.processes(),
                        Math.min(limits.outputBytes() + HANDED_OVER_BYTES, MOST_OUTPUT_BYTES)),
                job.device(), LabIsolation.STRICT, Phase.ANSWER);
    }

    /**
     * @param classes of the lab's own code, if drawing has compiled it
     * @param stopped whether a limit ended the process that answered
     */
    Job judge(Optional<Map<String, Map<String, byte[]>>> classes, byte[] calls, byte[] answers, boolean stopped) {
        return authors(Phase.JUDGE,
                new StrictJob(classes.map(grader::withClasses).orElse(grader), false, sha256(calls), stopped),
                pieces(StrictJob.ANSWERS, answers));
    }

    private Job authors(Phase phase, StrictJob strict, Map<String, byte[]> more) {
        var data = new HashMap<>(job.hiddenData());
        data.putAll(more);
        data.put(StrictJob.FILE, Wire.write(strict).getBytes(UTF_8));
        var learner = job.learner();
        var time = longer(job.limits().wall(), LEAST);
        return new Job(new LearnerJob(Wire.PROTOCOL, "learner", learner.run(), learner.attempt(), Mode.PRACTICE.key(), 0,
                ENTRY, Map.of(ENTRY + ".java", PROGRAM.formatted(phase.key())), Map.of(), null, null), data,
                Optional.empty(), Map.of(),
                new Limits(time, time, Hardware.GRADER_MEMORY_BYTES,
                        Math.max(job.limits().processes(), LEAST_PROCESSES), HANDED_OVER_BYTES),
                Device.CPU, LabIsolation.STRICT, phase);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Map<String, byte[]> pieces(String name, byte[] bytes) {
        var pieces = new HashMap<String, byte[]>();
        for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
            pieces.put(name + "." + pieces.size(),
                    Arrays.copyOfRange(bytes, from, Math.min(from + PIECE_BYTES, bytes.length)));
        }
        return pieces;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

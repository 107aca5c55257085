package gradus.sandbox.grader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import gradus.grading.Check;
import gradus.lab.Lab;
import gradus.sandbox.DataFolder;
import gradus.sandbox.learner.Chunks;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.StrictJob;
import gradus.sandbox.wire.Wire;

/**
 * The two programs of a lab's author in a graded run of a strict lab, in sandboxes of their own: the first draws all
 * calls, the second judges what was answered. Neither ever shares a machine's process, network or folder with code of a
 * learner's. See {@code protocol/README.md}, "Strict isolation".
 */
public final class Strict {

    private static final String REPORT = "report";
    private static final String CALLS = "calls";

    private final Lab lab;
    private final StrictJob strict;
    private final GraderJob job;
    private final SeededDraw draw;
    private final Report report;

    private Strict(Lab lab) {
        this.lab = lab;
        this.strict = Wire.read(new String(lab.data(StrictJob.FILE), UTF_8), StrictJob.class);
        this.job = strict.grader();
        this.draw = new SeededDraw(job.seed(), job.learnerSeed());
        this.report = new Report(new LineWriter(Chunks.of(lab, REPORT)));
    }

    private interface Work {
        void carryOut() throws Exception;
    }

    /** The entry point of the program that draws. */
    public static void draw(Lab lab) {
        var strict = new Strict(lab);
        strict.reporting(strict::draw);
    }

    /** The entry point of the program that judges. */
    public static void judge(Lab lab) {
        var strict = new Strict(lab);
        strict.reporting(strict::judge);
    }

    private void reporting(Work work) {
        report.hello();
        try {
            work.carryOut();
        } catch (GraderFailure | LabCode.DoesNotCompile e) {
            e.printStackTrace();
            report.failed(e.getMessage());
        } catch (Throwable e) {
            e.printStackTrace();
            report.failed(e.toString());
        }
    }

    private void draw() throws Exception {
        var code = new LabCode(job);
        if (strict.compiled()) {
            report.compiled(code.all());
        }
        var bytes = drawn(LoadedGrader.checks(job, code, draw)).bytes(job, StrictJob.MOST_BYTES);
        Chunks.of(lab, CALLS).write(bytes);
        report.done();
    }

    private void judge() throws Exception {
        var code = new LabCode(job);
        var checks = new HashMap<>(LoadedGrader.checks(job, code, draw));
        var drawn = drawn(checks);
        if (!sha256(drawn.bytes(job, StrictJob.MOST_BYTES)).equals(strict.calls())) {
            throw GraderFailure.noGrader("The checks draw other calls the second time from the same seed: draw everything"
                    + " from draw.random(purpose)");
        }
        checks.putAll(ComparedChecks.of(job, code, draw));
        var calls = drawn.calls().values().stream().mapToLong(some -> some.size()).sum();
        report.listening(); // what the learner answered has a say from here on, and not before
        new RecordedRun(job, checks, drawn, draw, RecordedAnswers.read(DataFolder.readParts(StrictJob.ANSWERS), calls),
                strict.stopped(), report).run();
    }

    /** What a comparison asks does not depend on what the solution answers, so that is not computed for it. */
    private DrawnChecks drawn(Map<String, Check> graders) throws GraderFailure {
        var checks = new HashMap<>(graders);
        checks.putAll(ComparedChecks.unanswered(job, draw));
        return DrawnChecks.of(job, checks, draw);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

package gradus.labs.backend.kubernetes;

import java.util.ArrayList;
import java.util.List;

import gradus.labs.backend.Limits;

/** The arguments of what runs in the containers; they follow {@code prlimit} and its fixed limits in the template. */
final class Programs {

    static final long MIB = 1024 * 1024;
    static final long GRADER_BYTES = 1024 * MIB;
    private static final int GRADER_HEAP_MIB = 640;
    private static final int GRADER_DIRECT_MIB = 64;
    private static final int HARD_MARGIN_SECONDS = 3;
    private static final String JOB = "/job/" + Inputs.JOB_FILE;

    private Programs() {
    }

    /** Tensors live outside the heap, which gets three eighths of the memory. */
    static List<String> learner(Limits limits, double cpus) {
        long mebibytes = limits.memoryBytes() / MIB;
        var list = java(limits.cpu().toSeconds(), mebibytes * 3 / 8, mebibytes / 8, cpus);
        list.addAll(List.of("gradus.sandbox.learner.LearnerMain", "--job", JOB));
        return list;
    }

    /** Too short for the second compiler to pay. */
    static List<String> grader(Limits limits) {
        var list = java(limits.wall().toSeconds(), GRADER_HEAP_MIB, GRADER_DIRECT_MIB, 1);
        list.add(list.indexOf("-cp"), "-XX:TieredStopAtLevel=1");
        list.addAll(List.of("gradus.sandbox.grader.GraderMain", "--job", JOB));
        return list;
    }

    static List<String> egressProbe(List<String> addresses) {
        var list = java(60, 64, 16, 1);
        list.add("gradus.sandbox.EgressProbe");
        list.addAll(addresses);
        return list;
    }

    /** A process that has used its CPU time gets a signal of its own, so that the end can be told from others. */
    private static List<String> java(long cpuSeconds, long heapMebibytes, long directMebibytes, double cpus) {
        return new ArrayList<>(List.of("--cpu=%d:%d".formatted(cpuSeconds, cpuSeconds + HARD_MARGIN_SECONDS), "--",
                "/opt/jdk/bin/java", "-Xmx" + heapMebibytes + "m", "-XX:MaxDirectMemorySize=" + directMebibytes + "m",
                "-XX:ActiveProcessorCount=" + Math.max(1, (int) Math.ceil(cpus)), "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr", "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true", "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", "/opt/gradus/lib/*"));
    }
}

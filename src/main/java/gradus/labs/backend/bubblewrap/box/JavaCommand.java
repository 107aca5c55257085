package gradus.labs.backend.bubblewrap.box;

import java.util.ArrayList;
import java.util.List;

/**
 * How Java is started for a learner's or a grader's process: with the same flags inside a sandbox and where its start
 * cache is made, or the cache would not fit.
 *
 * @param brief whether it is too short for the second compiler to pay; so is a grader
 * @param extra further flags
 * @param main the main class; empty to run nothing
 */
record JavaCommand(String java, Allowance allowance, boolean brief, List<String> extra, String classPath,
        String main) {

    List<String> list() {
        var list = new ArrayList<String>(List.of(java, "-Xmx" + allowance.heapMebibytes() + "m",
                "-XX:MaxDirectMemorySize=" + allowance.directMebibytes() + "m",
                "-XX:ActiveProcessorCount=" + Math.max(1, (int) Math.ceil(allowance.cpus())),
                "-XX:MaxMetaspaceSize=128m", "-XX:ReservedCodeCacheSize=64m", "-XX:+UseSerialGC", "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash", "-XX:-UseContainerSupport",
                "-XX:+DisplayVMOutputToStderr", "--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        if (brief) {
            list.add("-XX:TieredStopAtLevel=1");
        }
        list.addAll(extra);
        list.add("-cp");
        list.add(classPath);
        if (!main.isEmpty()) {
            list.add(main);
        }
        return list;
    }
}

package gradus.labs.hostile.inside;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.sun.tools.attach.VirtualMachine;

/** Group C. */
final class ProcessAttacks {

    private static final long SIGKILL = 9;
    private static final long SIGTERM = 15;
    private static final long IGNORE = 1;
    private static final long PTRACE_SEIZE = 0x4206;
    private static final int MOST_PIDS = 65_536;

    private ProcessAttacks() {
    }

    static void run(String script, Attempts attempts) throws Throwable {
        switch (script) {
            case "processes-all" -> all(attempts);
            case "processes-forks" -> attempts.attack("C1", "forks", () -> forks(attempts.number("children")));
            case "processes-threads" -> attempts.attack("C3", "threads", () -> threads(attempts.number("threads")));
            case "processes-hogs" -> hog(attempts);
            case "processes-few" -> attempts.honest("C2", () -> threads(8));
            case "processes-kills" -> kill(attempts);
            case "processes-daemon" -> daemon(attempts);
            case "processes-java" -> java(attempts);
            case "processes-deaf" -> deaf(attempts);
            case "processes-hook" -> hook(attempts);
            case "processes-lingers" -> {
                attempts.say("lingers", "program", "fine", "waits");
                Thread.sleep(120_000);
            }
            case "processes-second" -> {
                Thread.sleep(attempts.number("millis"));
                attempts.honest("C11", () -> "still here");
            }
            default -> throw new IllegalArgumentException(script);
        }
    }

    private static void all(Attempts attempts) throws Throwable {
        attempts.attack("C1", "forks", () -> forks(attempts.number("children")));
        attempts.honest("C1", () -> threads(8));
        attempts.honest("C3", () -> threads(8));
        attempts.attack("C5", "a process outside", () -> "killed " + Native.call("kill", attempts.number("prey"),
                SIGKILL));
        if (attempts.number("sweep") != 0) {
            attempts.attack("C5", "every pid", ProcessAttacks::sweep);
        }
        attempts.honest("C5", () -> "pid " + Native.call("getpid"));
        trace(attempts);
        tools(attempts);
        attach(attempts);
    }

    private static String forks(long most) throws Throwable {
        List<Long> children = new ArrayList<>();
        try {
            while (children.size() < most) {
                children.add(Native.fork(() -> (int) Native.call("pause")));
            }
            return children.size() + " children";
        } catch (Refused e) {
            throw new Refused(children.isEmpty() ? e.getMessage() : e.getMessage() + " after " + children.size());
        } finally {
            for (long child : children) {
                Native.call("kill", child, SIGKILL);
            }
        }
    }

    private static String threads(long most) throws Refused {
        var end = new CountDownLatch(1);
        int started = 0;
        try {
            for (; started < most; started++) {
                Thread.ofPlatform().daemon().stackSize(128 * 1024).start(() -> await(end));
            }
            return started + " threads";
        } catch (OutOfMemoryError e) {
            throw new Refused("no thread after " + started);
        } finally {
            end.countDown();
        }
    }

    private static void hog(Attempts attempts) throws InterruptedException {
        var never = new CountDownLatch(1);
        int started = 0;
        try {
            while (started < 300) {
                Thread.ofPlatform().daemon().stackSize(128 * 1024).start(() -> await(never));
                started++;
            }
        } catch (OutOfMemoryError e) {
            attempts.say("C2", "hogs", "fine", started + " threads, no more");
            never.await();
        }
        attempts.say("C2", "hogs", "fine", started + " threads");
        never.await();
    }

    /** All that may be killed, and the process that started this one. */
    private static void kill(Attempts attempts) {
        attempts.attack("C4", "everything", () -> "killed " + Native.call("kill", -1, SIGKILL));
        attempts.attack("C4", "parent", () -> {
            long parent = Native.call("getppid");
            return "signalled " + parent + ": " + Native.call("kill", parent, SIGTERM);
        });
        attempts.honest("C4", () -> threads(4));
    }

    private static String sweep() throws Throwable {
        var hit = new ArrayList<Integer>();
        String reason = "";
        for (int pid = 2; pid < MOST_PIDS; pid++) {
            if (Files.exists(Path.of("/proc/self/task", Integer.toString(pid)))) {
                continue; // a thread of its own
            }
            try {
                Native.call("kill", pid, SIGKILL);
                hit.add(pid);
            } catch (Refused e) {
                reason = e.getMessage();
            }
        }
        if (hit.isEmpty()) {
            throw new Refused(reason);
        }
        return "killed " + hit;
    }

    private static void trace(Attempts attempts) throws Throwable {
        var memory = Native.memory(64); // a fork has it, too
        long child = child();
        long target = child == 0 ? 1 : child;
        attempts.attack("C6", "ptrace", () -> "seized " + Native.call("ptrace", PTRACE_SEIZE, target, 0, 0));
        attempts.attack("C6", "process_vm_readv", () -> {
            memory.set(ValueLayout.JAVA_LONG, 0, memory.address() + 32);
            memory.set(ValueLayout.JAVA_LONG, 8, 8);
            memory.set(ValueLayout.JAVA_LONG, 16, memory.address());
            memory.set(ValueLayout.JAVA_LONG, 24, 8);
            return "read " + Native.call("process_vm_readv", target, memory.address(), 1, memory.address() + 16, 1, 0);
        });
        attempts.honest("C6", () -> "pid " + Native.call("getpid"));
        if (child != 0) {
            Native.call("kill", child, SIGKILL);
        }
    }

    /** A child of its own to look into; 0 if there can be none. */
    private static long child() throws Throwable {
        try {
            return Native.fork(() -> (int) Native.call("pause"));
        } catch (Refused e) {
            return 0;
        }
    }

    private static void tools(Attempts attempts) {
        for (String tool : new String[] { "/bin/sh", "/usr/bin/env", "/usr/bin/perl" }) {
            attempts.attack("C13", tool, () -> exec(tool, "-c", "true"));
        }
        String home = System.getProperty("java.home");
        attempts.attack("C13", "jcmd", () -> exec(home + "/bin/jcmd", "-l"));
        attempts.attack("C13", "java", () -> exec(home + "/bin/java", "-version"));
        attempts.honest("C13", () -> javax.tools.ToolProvider.getSystemJavaCompiler().getSourceVersions().size()
                + " versions of Java in the compiler");
    }

    private static String exec(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return "ended with " + process.waitFor();
    }

    private static void attach(Attempts attempts) {
        attempts.attack("C14", "attach", () -> {
            try {
                var machine = VirtualMachine.attach(attempts.place("victim"));
                int properties = machine.getSystemProperties().size();
                machine.detach();
                return "read its %d properties".formatted(properties);
            } catch (IOException | com.sun.tools.attach.AttachNotSupportedException e) {
                throw new Refused("no such process");
            }
        });
        attempts.honest("C14", () -> java.lang.management.ManagementFactory.getRuntimeMXBean().getVmVersion());
    }

    private static void daemon(Attempts attempts) {
        attempts.attack("C7", "a process that stays", () -> {
            new ProcessBuilder("/usr/bin/setsid", "/bin/sh", "-c",
                    "trap '' TERM HUP INT; while [ -d /proc/%d ]; do sleep 0.05; done; echo here >%s; exec sleep 20"
                            .formatted(ProcessHandle.current().pid(), attempts.place("stays")))
                    .start();
            return "started";
        });
        attempts.honest("C7", () -> threads(2));
    }

    /** With the filter off, what stays can only be another Java. */
    private static void java(Attempts attempts) {
        attempts.attack("C7", "another Java that stays", () -> {
            var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                    System.getProperty("java.class.path"), Attacker.class.getName()).start();
            process.getOutputStream().write("{\"entryPoint\":\"processes-lingers\",\"gate\":null}\n".getBytes());
            process.getOutputStream().flush();
            return "started " + process.pid();
        });
    }

    private static void deaf(Attempts attempts) throws Throwable {
        for (long signal : new long[] { 1, 2, 3, SIGTERM, 24 }) {
            Native.call("signal", signal, IGNORE);
        }
        attempts.say("C8", "ignores signals", "fine", "deaf");
        while (true) {
            Thread.sleep(1000);
        }
    }

    private static void hook(Attempts attempts) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            attempts.say("C12", "hook", "fine", "loops");
            while (true) {
                Thread.onSpinWait();
            }
        }));
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

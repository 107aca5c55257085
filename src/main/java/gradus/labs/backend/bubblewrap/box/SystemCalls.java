package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import gradus.labs.backend.bubblewrap.box.Seccomp.Argument;

/**
 * Which system calls the sandboxes are refused, as two filters. A JVM with libtorch needs none of these; the namespaces
 * refuse most of them already, and what they overlook is the reason for this list.
 *
 * @param main for everything inside
 * @param threadsOnly no second process: then the limits that count per process hold for the whole sandbox
 * @param version of libseccomp
 */
public record SystemCalls(Path main, Path threadsOnly, String version) {

    private static final int EPERM = 1;
    private static final int EAGAIN = 11;
    private static final int ENOSYS = 38;
    private static final int EAFNOSUPPORT = 97;

    /** Other processes, kernel settings, mounts, modules, devices: nobody's business in here. */
    private static final List<String> FORBIDDEN = List.of(
            "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "bpf", "perf_event_open",
            "userfaultfd", "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig",
            "fsmount", "fspick", "mount_setattr", "unshare", "setns", "init_module", "finit_module", "delete_module",
            "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "acct", "quotactl", "quotactl_fd", "syslog",
            "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "iopl",
            "ioperm", "open_by_handle_at", "name_to_handle_at", "vhangup", "lookup_dcookie", "modify_ldt",
            "personality", "fanotify_init", "mbind", "move_pages", "migrate_pages", "mknod", "mknodat", "vmsplice");

    /** As if the kernel had none of it: keyrings, io_uring, and clone3, whose flags no filter can read. */
    private static final List<String> ABSENT = List.of(
            "keyctl", "add_key", "request_key", "io_uring_setup", "io_uring_enter", "io_uring_register",
            "memfd_secret", "clone3");

    /** {@code CLONE_NEW…}: time, mount, cgroup, host name, IPC, user, process and network namespaces. */
    private static final List<Long> NEW_NAMESPACE = List.of(0x80L, 0x20000L, 0x2000000L, 0x4000000L, 0x8000000L,
            0x10000000L, 0x20000000L, 0x40000000L);
    private static final long CLONE_THREAD = 0x10000;

    /** Push keys into a terminal, {@code TIOCSTI} and {@code TIOCLINUX}. The kernel reads 32 bits, so do we. */
    private static final List<Long> TERMINAL_INPUT = List.of(0x5412L, 0x541cL);
    private static final long LOW_32_BITS = 0xffffffffL;

    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    /** Memory that belongs to no process, or stays when it looks as if it had been given back. */
    private static final List<String> UNSEEN_MEMORY = List.of("memfd_create", "shmget", "semget", "msgget");
    /** {@code MAP_SHARED} and {@code MAP_ANONYMOUS}. */
    private static final long SHARED_ANONYMOUS = 0x21;

    /**
     * Builds both filters into a folder that is the launcher's alone.
     *
     * @param bounded whether control groups count all memory; otherwise there must be none that cannot be seen
     */
    public static SystemCalls export(Path folder, boolean bounded) throws NotReadyException, IOException {
        Path main = folder.resolve("main.bpf");
        Path threadsOnly = folder.resolve("threads-only.bpf");
        String version;
        try (var filter = new Seccomp()) {
            version = filter.version();
            fillMain(filter);
            if (!bounded) {
                refuseUnseenMemory(filter);
            }
            filter.export(main);
        }
        try (var filter = new Seccomp()) {
            filter.refuse(EAGAIN, "fork");
            filter.refuse(EAGAIN, "vfork");
            filter.refuse(EAGAIN, "clone", Argument.masked(0, CLONE_THREAD, 0));
            filter.refuse(ENOSYS, "clone3");
            filter.export(threadsOnly);
        }
        return new SystemCalls(main, threadsOnly, version);
    }

    private static void refuseUnseenMemory(Seccomp filter) throws NotReadyException {
        for (String call : UNSEEN_MEMORY) {
            filter.refuse(ENOSYS, call);
        }
        filter.refuse(EPERM, "mmap", Argument.masked(3, SHARED_ANONYMOUS, SHARED_ANONYMOUS));
    }

    private static void fillMain(Seccomp filter) throws NotReadyException {
        for (String call : FORBIDDEN) {
            filter.refuse(EPERM, call);
        }
        for (String call : ABSENT) {
            filter.refuse(ENOSYS, call);
        }
        for (long flag : NEW_NAMESPACE) {
            filter.refuse(EPERM, "clone", Argument.masked(0, flag, flag));
        }
        for (long request : TERMINAL_INPUT) {
            filter.refuse(EPERM, "ioctl", Argument.masked(1, LOW_32_BITS, request));
        }
        for (int family = 0; family < AF_INET6; family++) {
            if (family != AF_UNIX && family != AF_INET) {
                filter.refuse(EAFNOSUPPORT, "socket", Argument.equal(0, family));
            }
        }
        filter.refuse(EAFNOSUPPORT, "socket", Argument.atLeast(0, AF_INET6 + 1));
    }
}

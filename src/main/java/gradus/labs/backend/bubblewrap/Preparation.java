package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import gradus.labs.backend.Isolation;
import gradus.labs.backend.Isolation.Layer;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Groups;
import gradus.labs.backend.bubblewrap.box.Host;
import gradus.labs.backend.bubblewrap.box.Launcher;
import gradus.labs.backend.bubblewrap.box.NotReadyException;
import gradus.labs.backend.bubblewrap.box.StagedRuntime;
import gradus.labs.backend.bubblewrap.box.SystemCalls;
import gradus.labs.backend.bubblewrap.gpu.Gpus;

/**
 * What was found when this machine was prepared for sandboxes.
 *
 * @param site empty if something is missing
 * @param pool empty if nothing is to be started ahead
 */
record Preparation(Optional<Site> site, Optional<Pool> pool, Readiness readiness) {

    private static final Logger LOG = Logger.getLogger(Preparation.class);

    /** Removes what others left behind, stages the runtime, and lets a hostile program try a sandbox. */
    static Preparation prepare(Settings settings, Quarantine quarantine) {
        var findings = new ArrayList<String>();
        var launcher = new Launcher();
        Instance instance = null;
        Groups groups = null;
        Gpus gpus = null;
        try {
            var host = Host.inspect(launcher);
            findings.add("bubblewrap " + host.version());
            groups = Groups.detect(settings.run());
            findings.add("control groups: " + groups.layer().detail());
            findings.addAll(Instance.clean(settings.run(), groups));
            host.mustReach(settings.run());
            instance = Instance.open(settings.run());
            Path folder = Folders.make(instance.folder().resolve("filters"), "rwx------");
            var filters = SystemCalls.export(folder, !groups.onlyProcesses());
            findings.add("libseccomp " + filters.version());
            var runtime = StagedRuntime.stage(host, settings.runtime(), settings.cache(), settings.programs(), launcher);
            findings.add("runtime %s, %d jars".formatted(runtime.folder(), runtime.jars().size()));
            findings.add("JDK " + runtime.java());
            findings.add(runtime.startCaches());
            gpus = gpus(settings, groups, runtime, findings);
            var site = new Site(settings, launcher, host, groups, runtime, instance, filters, gpus, quarantine);
            var refused = SelfTest.run(site);
            refused.forEach(attempt -> findings.add("refused: " + attempt));
            // Without control groups it would take the processors from those who learn.
            boolean ahead = settings.pool() > 0 && !groups.onlyProcesses();
            var pool = ahead ? Optional.of(new Pool(site, settings.pool())) : Optional.<Pool> empty();
            return new Preparation(Optional.of(site), pool,
                    new Readiness(true, findings, new Isolation(layers(site), refused), 0));
        } catch (NotReadyException e) {
            findings.add(e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("This machine could not be prepared for sandboxes", e);
            findings.add("This machine could not be prepared for sandboxes: " + e);
        }
        giveBack(instance, groups, launcher, gpus);
        return failed(findings);
    }

    private static Gpus gpus(Settings settings, Groups groups, StagedRuntime runtime, List<String> findings) {
        var found = settings.gpus().find();
        findings.addAll(found.findings());
        if (!found.usable().isEmpty() && !runtime.computesOnGpus()) {
            findings.add("%d GPUs are not used: the runtime has no libraries of CUDA".formatted(found.usable().size()));
            return new Gpus(List.of(), settings.gpuMemory());
        }
        if (!found.usable().isEmpty() && groups.onlyProcesses()) {
            findings.add("%d GPUs are not used: without control groups nothing limits the memory of a run on one"
                    .formatted(found.usable().size()));
            return new Gpus(List.of(), settings.gpuMemory());
        }
        found.usable().forEach(gpu -> findings.add("GPU " + gpu.name()));
        return new Gpus(found.usable(), settings.gpuMemory());
    }

    private static List<Layer> layers(Site site) {
        return List.of(new Layer("namespaces", false, "bubblewrap " + site.host().version()),
                site.host().root()
                        ? new Layer("users", false, "one of its own for each process, from uid " + site.settings().firstUid())
                        : new Layer("users", true,
                                "all are uid %d, this application's own: the namespaces alone stand between them"
                                        .formatted(site.host().uid())),
                site.groups().layer(),
                new Layer("system-calls", false, "libseccomp " + site.filters().version()),
                new Layer("limits", false, "setpriv and prlimit, before the program starts"));
    }

    static Preparation failed(List<String> findings) {
        return new Preparation(Optional.empty(), Optional.empty(), new Readiness(false, findings));
    }

    void close() {
        pool.ifPresent(Pool::close);
        site.ifPresent(open -> giveBack(open.instance(), open.groups(), open.launcher(), open.gpus()));
    }

    private static void giveBack(Instance instance, Groups groups, Launcher launcher, Gpus gpus) {
        try {
            if (gpus != null) {
                gpus.close();
            }
            if (instance != null) {
                groups.remove(instance.name());
                instance.close();
            }
        } catch (IOException e) {
            LOG.error("Something of the sandboxes was left behind; the next start removes it", e);
        } finally {
            launcher.close();
        }
    }
}

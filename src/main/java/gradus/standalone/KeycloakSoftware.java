package gradus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Keycloak as its Maven distribution has it, unpacked and prepared for PostgreSQL. It is started without its script:
 * that one forwards TERM but not KILL, and would leave its Java process behind.
 */
final class KeycloakSoftware {

    /** As {@code kc.sh} sets them; the last ones keep the log in one language and the heap small. */
    private static final List<String> JVM = List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dquarkus-log-max-startup-records=10000", "-Dfile.encoding=UTF-8",
            "-Duser.language=en", "-Duser.country=US", "-Xms64m", "-Xmx512m");

    /** After the database was away, nobody shall be handed a connection from before; no option of its own says so. */
    private static final String SETTINGS = "quarkus.datasource.jdbc.foreground-validation-interval=1S\n";

    private KeycloakSoftware() {
    }

    /** The prepared folder; the first time this takes about half a minute. */
    static Path prepare(Start start, Software cache) throws IOException {
        var zip = distribution(start.options().home().resolve("target/keycloak"));
        var name = zip.getFileName().toString().replace("-quarkus-dist", "").replace(".zip", "");
        return cache.once(name + "-postgres-1", folder -> { // count on when what is done here changes
            start.console().step("Keycloak: unpacking");
            unzip(zip, folder);
            Files.writeString(folder.resolve("conf/quarkus.properties"), SETTINGS);
            start.console().step("Keycloak: preparing it for PostgreSQL, once");
            build(folder, start.children(), start.console());
        });
    }

    /** The command that runs Keycloak with this home folder. */
    static List<String> command(Path home, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp", home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void build(Path folder, Children children, Console console) {
        var child = children.start(Server.PREPARATION, command(folder, "build", "--db=postgres"), Map.of());
        var status = Waiting.forEnd(child, console);
        if (status != 0) {
            throw new StartFailure("Keycloak could not be prepared (exit %d).%n%s"
                    .formatted(status, child.lastWords()));
        }
        children.stop(Server.PREPARATION);
    }

    private static Path distribution(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "keycloak-quarkus-dist-*.zip")) {
                for (var file : files) {
                    return file;
                }
            }
        }
        throw new StartFailure("""
                Keycloak is missing in %s. ./gradus run and ./gradus test fetch it; by hand:
                mvn dependency:copy@keycloak""".formatted(folder));
    }

    /** Leaves out the one folder that everything in the archive lies in. */
    private static void unzip(Path archive, Path folder) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var target = folder.resolve(inside).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("Entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        }
    }
}

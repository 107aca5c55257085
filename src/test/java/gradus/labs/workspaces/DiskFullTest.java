package gradus.labs.workspaces;

import static gradus.testing.TestClient.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.testing.TestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;

/** The workspaces' table lies on a disk of its own here, of one MiB, until that is full. */
@QuarkusTest
class DiskFullTest {

    private static final String PATH = TestClient.LAB + "/workspace";
    private static final Path DISK = Path.of("target/small-disk").toAbsolutePath();

    private final Sql sql;

    DiskFullTest(Sql sql) {
        this.sql = sql;
    }

    @BeforeEach
    void aSmallDisk() throws IOException, InterruptedException {
        Files.createDirectories(DISK);
        run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", DISK.toString());
        sql.update("create tablespace small location '%s'".formatted(DISK));
        sql.update("alter table lab_workspace set tablespace small");
    }

    @AfterEach
    void theLargeDiskAgain() throws IOException, InterruptedException {
        Files.deleteIfExists(DISK.resolve("filler"));
        sql.update("alter table lab_workspace set tablespace pg_default");
        sql.update("drop tablespace small");
        run("umount", DISK.toString());
    }

    @Test
    @TestSecurity(user = "on-a-full-disk", roles = "learner")
    void aFullDiskRefusesASaveKindlyAndKeepsWhatWasSaved() throws IOException {
        save("first").then().statusCode(200);
        fill();
        var refused = 0;
        for (int i = 0; i < 200 && refused == 0; i++) { // room in pages that are there already is used first
            var answer = save(noise(i));
            refused = answer.statusCode() == 200 ? 0 : answer.statusCode();
        }
        assertThat(refused).isEqualTo(507);
        save(noise(1)).then().contentType("application/problem+json").body("type", equalTo("/problems/storage-full"));
        var kept = api().get(PATH).then().statusCode(200).extract().<String> path("files['Adder.java']");
        assertThat(kept).isNotEmpty();

        Files.delete(DISK.resolve("filler"));
        save("after").then().statusCode(200);
        api().get(PATH).then().body("files['Adder.java']", equalTo("after"));
    }

    private static io.restassured.response.Response save(String text) {
        return api().contentType(ContentType.JSON).body(Map.of("files", Map.of("Adder.java", text))).put(PATH);
    }

    /** Fifty kilobytes that cannot be compressed away. */
    private static String noise(int seed) {
        var random = new java.util.Random(seed);
        var text = new StringBuilder();
        random.ints(50_000, 'a', 'z').forEach(letter -> text.append((char) letter));
        return text.toString();
    }

    private static void fill() throws IOException {
        var block = new byte[4096];
        try (var filler = Files.newOutputStream(DISK.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(DISK.resolve("filler"))).isPositive();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(String.join(" ", command)).isZero();
    }
}

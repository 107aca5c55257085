package gradus.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import gradus.e2e.Installation;
import gradus.e2e.SignIn;
import gradus.testing.Await;

/** {@code ./gradus bench web}: the lesson page for people who are signed in, against nginx with the same bytes in a file. */
class WebBench {

    private static final int ROUNDS = Integer.getInteger("gradus.bench.rounds", 7);
    private static final int LEARNERS = 8;
    private static final String LESSON = "/courses/f2-gradient-descent/lessons/01-fitting-a-line";
    private static final Path FOLDER = Path.of("target/bench/web").toAbsolutePath();
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");

    private final Installation installation = Installation.get();
    private final Figures figures = new Figures();

    @Test
    void lessons() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        var cookies = new ArrayList<String>();
        for (int i = 0; i < LEARNERS; i++) {
            cookies.add(signedIn());
        }
        int port = 18_080;
        var nginx = nginx(page(cookies.getFirst()), port);
        try {
            for (int round = -1; round < ROUNDS; round++) { // the first warms everything up and is not counted
                measure(round, "gradus", installation.baseUrl() + LESSON, cookies);
                measure(round, "nginx", "http://127.0.0.1:" + port + "/lesson", cookies);
                if (round >= 0) {
                    figures.add("requests per second, nginx over gradus, ratio",
                            figures.last("nginx, requests per second") / figures.last("gradus, requests per second"));
                    figures.add("median latency, gradus over nginx, ratio",
                            figures.last("gradus, median latency, ms") / figures.last("nginx, median latency, ms"));
                }
            }
        } finally {
            nginx.destroy();
        }
        Files.writeString(Path.of("target/bench/web.txt"), figures.table());
    }

    private void measure(int round, String name, String url, List<String> cookies) throws IOException, InterruptedException {
        var script = Files.writeString(FOLDER.resolve("people.lua"), "local cookies = { %s }\nlocal next = 0\n"
                .formatted(cookies.stream().map(cookie -> '"' + cookie + '"').collect(Collectors.joining(", "))) + """
                        request = function()
                          next = next % #cookies + 1
                          return wrk.format("GET", nil, { ["Cookie"] = cookies[next], ["Accept"] = "text/html" })
                        end
                        done = function(summary)
                          if summary.errors.status + summary.errors.read + summary.errors.timeout > 0 then
                            print("BROKEN answers: " .. summary.errors.status)
                          end
                        end
                        """);
        var process = new ProcessBuilder("wrk", "-t1", "-c" + LEARNERS, "-d5s", "--latency", "-s", script.toString(), url)
                .redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || printed.contains("BROKEN")) {
            throw new IllegalStateException(printed);
        }
        if (round < 0) {
            return;
        }
        var rate = RATE.matcher(printed);
        rate.find();
        figures.add(name + ", requests per second", Double.parseDouble(rate.group(1)));
        LATENCY.matcher(printed).results().forEach(found -> figures.add(
                "%s, %s latency, ms".formatted(name, found.group(1).equals("50") ? "median" : "99th percentile"),
                Double.parseDouble(found.group(2)) * switch (found.group(3)) {
                    case "us" -> 0.001;
                    case "ms" -> 1;
                    default -> 1000;
                }));
    }

    private String signedIn() {
        try (var window = installation.window()) {
            var page = window.newPage();
            page.navigate("/courses");
            SignIn.asNewLearner(page, "reader-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
            return window.cookies(installation.baseUrl()).stream().map(cookie -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
        }
    }

    private byte[] page(String cookie) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(installation.baseUrl() + LESSON))
                .header("Cookie", cookie).header("Accept", "text/html").build(), BodyHandlers.ofByteArray());
        if (!new String(answer.body()).contains("/logout")) {
            throw new IllegalStateException("Not signed in");
        }
        return answer.body();
    }

    private static Process nginx(byte[] page, int port) throws IOException {
        var root = Files.createDirectories(FOLDER.resolve("root"));
        Files.write(root.resolve("lesson"), page);
        var settings = Files.writeString(FOLDER.resolve("nginx.conf"), """
                daemon off;
                user root;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log stderr warn;
                events { worker_connections 256; }
                http {
                  access_log off;
                  default_type "text/html;charset=UTF-8";
                  sendfile on;
                  keepalive_requests 1000000;
                  server { listen 127.0.0.1:%2$d; root %1$s/root; }
                }
                """.formatted(FOLDER, port));
        var process = new ProcessBuilder("/usr/sbin/nginx", "-c", settings.toString(), "-p", FOLDER.toString()).inheritIO()
                .start();
        Await.until("nginx answers", () -> {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return process;
    }
}

package gradus.e2e;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import gradus.standalone.Options;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Somebody who has one run after the other, and asks again whenever the application does not answer. */
final class SoakPerson {

    private static final Duration TOKEN_LASTS = Duration.ofMinutes(2);

    private final String url;
    private final String realmUrl;
    private final String name;
    private String token;
    private long tokenNanos;
    private Wish wish; // null while nothing is to be started
    private String run; // null while none is open, or none is known to be
    private boolean cancels;

    private record Wish(String lab, String key, Map<String, Object> body) {
    }

    private SoakPerson(String url, String realmUrl, String name) {
        this.url = url;
        this.realmUrl = realmUrl;
        this.name = name;
    }

    static List<SoakPerson> register(int count, Options options, String realmUrl) throws IOException {
        var secrets = new Properties();
        try (var in = Files.newInputStream(options.data().resolve("secrets.properties"))) {
            secrets.load(in);
        }
        var keycloak = realmUrl.substring(0, realmUrl.indexOf("/realms/"));
        String administrator = given().formParam("grant_type", "password").formParam("client_id", "admin-cli")
                .formParam("username", "gradus-administrator")
                .formParam("password", secrets.getProperty("keycloak-administrator"))
                .post(keycloak + "/realms/master/protocol/openid-connect/token").then().statusCode(200).extract()
                .path("access_token");
        var people = new ArrayList<SoakPerson>();
        for (int i = 0; i < count; i++) {
            var name = "soak-" + i;
            given().auth().oauth2(administrator).contentType(ContentType.JSON)
                    .body(Map.of("username", name, "firstName", "Ada", "lastName", "Byron " + i, "email",
                            name + "@example.org", "enabled", true, "credentials",
                            List.of(Map.of("type", "password", "value", name, "temporary", false))))
                    .post(keycloak + "/admin/realms/gradus/users").then().statusCode(201);
            people.add(new SoakPerson(options.url(), realmUrl, name));
        }
        return people;
    }

    /** The first program in a lesson that can be run. */
    String firstCell() {
        return api().get("/api/v1/courses/f2-gradient-descent/lessons/01-fitting-a-line").then().statusCode(200).extract()
                .path("cells[0].id");
    }

    boolean idle() {
        return wish == null && run == null;
    }

    void start(String lab, String mode, Map<String, String> files) {
        wish = new Wish(lab, UUID.randomUUID().toString(), Map.of("mode", mode, "files", files));
        look();
    }

    /** As soon as it is seen running. */
    void willCancel() {
        cancels = true;
    }

    /** Goes on with what is open. Whether a start without an answer was heard, the key in it decides. */
    void look() {
        try {
            if (run == null && wish != null) {
                var answer = api().header("Idempotency-Key", wish.key).contentType(ContentType.JSON).body(wish.body)
                        .post("/api/v1/labs/" + wish.lab + "/runs");
                if (answer.statusCode() < 300) {
                    run = answer.path("id");
                } else if (answer.statusCode() < 500) {
                    throw new AssertionError("Not started: " + answer.asString());
                }
            }
            if (run != null) {
                var answer = api().get("/api/v1/runs/" + run);
                if (answer.statusCode() != 200) {
                    return; // it is just starting, or ending
                }
                String state = answer.path("state");
                if (state.equals("running") && cancels) {
                    api().delete("/api/v1/runs/" + run);
                }
                if (List.of("finished", "failed", "cancelled").contains(state)) {
                    wish = null;
                    run = null;
                    cancels = false;
                }
            }
        } catch (UncheckedIOException e) {
            return; // it does not answer just now
        } catch (Exception e) { // of the client's language, which declares none
            if (!(e instanceof IOException)) {
                throw e;
            }
        }
    }

    private RequestSpecification api() {
        if (token == null || System.nanoTime() - tokenNanos > TOKEN_LASTS.toNanos()) {
            token = given().baseUri(realmUrl).formParam("grant_type", "password").formParam("client_id", "gradus-cli")
                    .formParam("username", name).formParam("password", name)
                    .post("/protocol/openid-connect/token").then().statusCode(200).extract().path("access_token");
            tokenNanos = System.nanoTime();
        }
        return given().baseUri(url).auth().oauth2(token);
    }
}

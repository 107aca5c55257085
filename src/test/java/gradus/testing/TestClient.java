package gradus.testing;

import static io.restassured.RestAssured.given;

import java.util.List;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The API of labs as a program calls it, for the person that {@code @TestSecurity} names. */
public final class TestClient {

    public static final String LAB = "/api/v1/labs/add-two";

    private TestClient() {
    }

    /** Reads English; unsafe calls need no CSRF header. */
    public static RequestSpecification api() {
        return api("en");
    }

    /** @param language of the reader, as a browser says it */
    public static RequestSpecification api(String language) {
        return given().header("Authorization", "Bearer of-tests").header("Accept-Language", language);
    }

    public static Response enrol(String course) {
        return api().contentType(ContentType.JSON).post("/api/v1/courses/" + course + "/enrolment");
    }

    public static Response post(String body) {
        return api().contentType(ContentType.JSON).body(body).post(LAB + "/runs");
    }

    /** @return the new run's id */
    public static String started(String mode) {
        return post("{\"mode\": \"%s\"}".formatted(mode)).then().statusCode(201).extract().path("id");
    }

    public static String state(String run) {
        return api().get("/api/v1/runs/" + run).then().statusCode(200).extract().path("state");
    }

    public static void awaitClosed(String run) {
        Await.until("run closed", () -> !List.of("queued", "running").contains(state(run)));
    }

    /** Cancels whatever the person has open and waits for its end. */
    public static void closeAll() {
        api().get(LAB + "/runs").jsonPath().getList("runs.id", String.class).forEach(run -> {
            api().delete("/api/v1/runs/" + run).then().statusCode(200);
            awaitClosed(run);
        });
    }
}

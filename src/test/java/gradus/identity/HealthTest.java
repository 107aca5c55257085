package gradus.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** These tests have no Keycloak, so that the application is up but not ready. */
@QuarkusTest
class HealthTest {

    @Test
    void readyNeedsDatabaseAndIdentity() {
        given().get("/q/health/ready").then().statusCode(503)
                .body("checks.name", hasItems("Database connections health check", "identity reached since start"))
                .body("checks.find { it.name.startsWith('Database') }.status", equalTo("UP"))
                .body("checks.find { it.name.startsWith('identity') }.status", equalTo("DOWN"));
    }

    @Test
    void healthAlsoSaysWhetherIdentityAnswersNow() {
        given().get("/q/health").then().body("checks.name", hasItems("identity", "identity reached since start"));
    }

    @Test
    void theProcessIsAlive() {
        given().get("/q/health/live").then().statusCode(200);
    }
}

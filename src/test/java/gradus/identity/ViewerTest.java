package gradus.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import gradus.organizations.Memberships;
import gradus.organizations.Role;
import gradus.organizations.Tenancy;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

@QuarkusTest
class ViewerTest {

    @Inject
    People people;
    @Inject
    Memberships memberships;
    @Inject
    Tenancy tenancy;

    private final String subject = UUID.randomUUID().toString();

    @Test
    @TestSecurity(user = "ada", roles = { "learner", "trainer" })
    void whoSignsInIsAPersonWithTheRolesOfTheRealm() {
        given().get("/api/house-test/viewer").then().statusCode(200)
                .body("signedIn", equalTo(true), "name", equalTo("ada"), "organization", equalTo("demo"))
                .body("trainer", equalTo(true));
    }

    @Test
    @TestSecurity(user = "grace", roles = "learner")
    void theSamePersonKeepsTheSameId() {
        var first = given().get("/api/house-test/viewer").path("id");
        given().get("/api/house-test/viewer").then().body("id", equalTo(first), "trainer", equalTo(false));
    }

    @Test
    @TestSecurity(user = "linus", roles = "learner")
    void aRoleOpensItsDoor() {
        given().get("/api/house-test/learners").then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "linus", roles = "trainer")
    void anotherRoleDoesNot() {
        given().get("/api/house-test/learners").then().statusCode(403).body("type", equalTo("/problems/not-allowed"));
    }

    @Test
    void aProgramWithoutATokenGetsAProblemAndNoRedirect() {
        for (var path : Set.of("/api/house-test/learners", "/api/house-test/viewer")) {
            given().accept("text/html,*/*").redirects().follow(false).get(path).then().statusCode(401)
                    .contentType("application/problem+json").header("WWW-Authenticate", "Bearer")
                    .body("type", equalTo("/problems/sign-in-needed"));
        }
    }

    @Test
    void aBrowserIsSentToSignInAndBack() {
        given().accept("text/html").redirects().follow(false).get("/house-test/learners?page=2").then()
                .statusCode(303).header("Location", containsString("/login?to=%2Fhouse-test%2Flearners%3Fpage%3D2"));
    }

    @Test
    void aScriptOfOursIsToldWhereToSignIn() {
        given().header("HX-Request", "true").header("HX-Current-URL", "http://localhost/labs/x?a=b")
                .get("/house-test/learners").then()
                .statusCode(401).header("HX-Redirect", "/login?to=%2Flabs%2Fx%3Fa%3Db");
    }

    @Test
    @TestSecurity(user = "ada")
    void signingInLeadsOnlyToOurOwnPages() {
        for (var evil : Set.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            given().redirects().follow(false).queryParam("to", evil).get("/login").then().statusCode(303)
                    .header("Location", equalTo(given().redirects().follow(false).get("/login").header("Location")));
        }
        given().redirects().follow(false).get("/login?to=/courses").then().header("Location", containsString("/courses"));
    }

    @Test
    void signingOutWithoutASessionLeadsHome() {
        given().accept("text/html").redirects().follow(false).get("/logout").then().statusCode(303);
    }

    @Test
    void anEndpointThatSaysNothingIsClosed() {
        given().get("/house-test/nothing-said").then().statusCode(401);
    }

    @Test
    void manyFirstRequestsAtOnceMakeOnePerson() throws Exception {
        var together = new CyclicBarrier(8);
        Callable<UUID> first = () -> {
            together.await();
            return meet("Ada", Role.LEARNER, Role.TRAINER);
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> first).toList());
            assertThat(ids).extracting(id -> id.get()).containsOnly(meet("Ada"));
        }
        assertThat(roles()).containsExactlyInAnyOrder(Role.LEARNER, Role.TRAINER);
    }

    @Test
    void aNewRealmRoleBecomesAMembershipOnce() {
        meet("Ada", Role.LEARNER);
        meet("Ada", Role.LEARNER, Role.TRAINER);
        assertThat(roles()).containsExactlyInAnyOrder(Role.LEARNER, Role.TRAINER);
        tenancy.run("demo", () -> memberships.revoke(meet("Ada"), Role.TRAINER));
        meet("Ada", Role.LEARNER, Role.TRAINER);
        assertThat(roles()).as("what was taken away stays away").containsExactly(Role.LEARNER);
    }

    @Test
    void aTokenWithFewerRolesTakesNoneAway() {
        meet("Ada", Role.LEARNER, Role.TRAINER);
        meet("Ada");
        assertThat(roles()).containsExactlyInAnyOrder(Role.LEARNER, Role.TRAINER);
    }

    private UUID meet(String name, Role... realmRoles) {
        return tenancy.call("demo", () -> people.meet(subject, name, Set.of(realmRoles)));
    }

    private Set<Role> roles() {
        return tenancy.call("demo", () -> memberships.of(people.meet(subject, "Ada", Set.of())));
    }
}

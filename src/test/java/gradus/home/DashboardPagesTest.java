package gradus.home;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.enrol;
import static gradus.testing.TestClient.started;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import gradus.testing.Await;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class DashboardPagesTest {

    @Test
    void nobodySignsInAndComesBack() {
        given().redirects().follow(false).accept("text/html").get("/dashboard").then().statusCode(303)
                .header("Location", containsString("/login?to=%2Fdashboard"));
    }

    @Test
    @TestSecurity(user = "Somebody New", roles = "learner")
    void whoIsNewIsShownAFirstStep() {
        page("en").body(containsString("Welcome, Somebody New."), containsString("aria-current=\"true\">Dashboard"),
                containsString("href=\"/courses/small-course/lessons/01-first\">Read the first lesson"),
                not(containsString("<table")));
        page("zh-CN").body(containsString("欢迎，Somebody New。"), containsString("读第一篇课文"));
    }

    @Test
    @TestSecurity(user = "enrolled-yesterday", roles = "learner")
    void whoHasEnrolledIsShownWhereToBegin() {
        enrol("small-course").then().statusCode(200);
        page("en").body(containsString("Where to begin"), containsString("lessons/01-first\">Begin<"),
                containsString("0 of 3 done"), containsString("0 of 2 proven"),
                containsString("When you run a lab, its verdict is noted here."));
    }

    @Test
    @TestSecurity(user = "worker-at-a-lab", roles = "learner")
    void whoWorksSeesWhatToGoOnWithAndWhatWasReached() {
        api().put("/api/v1/courses/small-course/lessons/01-first/reading").then().statusCode(200);
        awaitClosed(started("practice"));
        page("en").body(containsString("Where you were"), containsString("href=\"/labs/add-two\">Continue<"),
                containsString("ran to its end"), containsString("Practice"), containsString("just now"));

        awaitClosed(started("submit"));
        Await.until("the result counts", () -> page("en").extract().asString().contains("2 of 3 done"));
        page("en").body(containsString("10 of 10 points · passed"), containsString("1 of 2 proven"),
                containsString("lessons/02-second\">Continue<"));

        api().put("/api/v1/courses/small-course/lessons/02-second/reading").then().statusCode(200);
        page("en").body(containsString("Everything you began is done."), containsString("stroke-dasharray=\"100 100\""));
        page("zh-CN").body(containsString("10 / 10 分 · 已通过"), containsString("已完成 3 / 3"));
    }

    @Test
    @TestSecurity(user = "neighbour-of-a-worker", roles = "learner")
    void anotherPersonsWorkIsNeverShown() {
        page("en").body(not(containsString("/labs/")), not(containsString("class=\"ring\"")));
    }

    @Test
    @TestSecurity(user = "trainer-without-courses", roles = "trainer")
    void aTrainerHasADashboardToo() {
        page("en").statusCode(200);
    }

    private static ValidatableResponse page(String language) {
        return given().accept("text/html").header("Accept-Language", language).get("/dashboard").then().statusCode(200);
    }
}

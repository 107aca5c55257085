package gradus.catalog.page;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.enrol;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class CoursePagesTest {

    @Test
    void anybodySeesTheCoursesByPartOfTheProgram() {
        page("/courses").body(containsString("<h1>Courses</h1>"), containsString("<h2>Beginnings</h2>"),
                containsString("href=\"/courses/small-course\""), containsString("A small course"),
                containsString("2 lessons · 1 lab"), containsString("6 min of reading"), containsString("1 course<"),
                not(containsString("mine=true")), not(containsString("class=\"ring\"")));
    }

    @Test
    void aSearchFindsEitherLanguageWhateverTheReaders() {
        page("/courses?q={q}", "小课程").body(containsString("A small course"), containsString("value=\"小课程\""));
        page("/courses?q={q}", "ADD two").body(containsString("A small course"));
        page("/courses?q=volcano").statusCode(200).body(not(containsString("A small course")),
                containsString("No course names “volcano”."), containsString("href=\"/courses\">Show all courses"));
    }

    @Test
    void whatWasSearchedForCannotBecomeMarkup() {
        page("/courses?q={q}", "\"><b>").body(not(containsString("\"><b>")), containsString("&quot;&gt;&lt;b&gt;"));
    }

    @Test
    void aSearchHasALimit() {
        page("/courses?q=" + "x".repeat(101)).statusCode(400)
                .body(containsString("A search may hold at most 100 characters."));
    }

    @Test
    void aPartOfTheProgramCanBeAskedFor() {
        page("/courses?part=beginnings").body(containsString("A small course"));
        page("/courses?part=endings").body(not(containsString("A small course")), containsString("Show all courses"));
    }

    @Test
    void aCourseListsItsPartsInOrderWithWhatTheyTakeAndGive() {
        given().header("Accept-Language", "zh-CN").get("/courses/small-course").then().statusCode(200)
                .body(containsString("<h1>一门小课程</h1>"), containsString("课文"),
                        containsString("href=\"/courses/small-course/lessons/01-first\""), containsString("5 分钟"),
                        containsString("href=\"/labs/add-two\""), containsString("加二"), containsString("10 分"),
                        containsString("把两个数相加"));
    }

    @Test
    void nobodySeesNoMarksAndIsOfferedToSignIn() {
        page("/courses/small-course").body(containsString("href=\"/login?to=%2Fcourses%2Fsmall-course\">Sign in to enrol"),
                containsString(">Begin<"), not(containsString("class=\"state")), not(containsString("class=\"ring\"")),
                not(containsString("/enrolment")));
    }

    @Test
    @TestSecurity(user = "taker-of-courses", roles = "learner")
    void whoEnrolsSeesTheCourseAmongHisOwnAndHowFarHeIs() {
        page("/courses?mine=true").body(containsString("You are not taking a course yet."));
        page("/courses/small-course").body(containsString("name=\"enrolled\" value=\"true\">Enrol<"));

        enrol("small-course").then().statusCode(200);
        api().put("/api/v1/courses/small-course/lessons/01-first/reading").then().statusCode(200);

        page("/courses?mine=true").body(containsString("A small course"), containsString("1 of 3 done"));
        page("/courses/small-course").body(containsString("1 of 3 done"), containsString("0 of 10 points"),
                containsString("stroke-dasharray=\"33 100\""), containsString("Next: Add two"),
                containsString("href=\"/labs/add-two\">Continue<"), containsString("You take this course."),
                containsString("value=\"false\">Leave the course<"), not(containsString("value=\"true\"")));
    }

    @Test
    @TestSecurity(user = "trainer-of-courses", roles = "trainer")
    void aTrainerIsNotOfferedToEnrol() {
        page("/courses/small-course").body(not(containsString("/enrolment")));
    }

    @Test
    void anUnknownCourseIsAProblem() {
        api().get("/api/v1/courses/none").then().statusCode(404).contentType("application/problem+json")
                .body(containsString("There is no such course"));
        page("/courses/none").statusCode(404).contentType("text/html").body(containsString("There is no such course"));
    }

    private static ValidatableResponse page(String path, Object... values) {
        return given().accept("text/html").header("Accept-Language", "en").get(path, values).then();
    }
}

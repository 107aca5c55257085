package gradus.catalog.page;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.enrol;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

@QuarkusTest
class CourseApiTest {

    private static final String COURSES = "/api/v1/courses";

    @Test
    void anyProgramSeesTheCoursesInTheReadersLanguage() {
        api("zh").get(COURSES).then().statusCode(200).contentType("application/json")
                .body("courses.id", contains("small-course"), "page", equalTo(0), "size", equalTo(20), "total", equalTo(1))
                .header("Link", nullValue());
        api("zh").get(COURSES + "/small-course").then().statusCode(200)
                .body("id", equalTo("small-course"), "title", equalTo("一门小课程"),
                        "lessons.id", contains("01-first", "02-second"), "labs.id", contains("add-two"),
                        "labs.title", contains("加二"));
    }

    @Test
    void theListIsSearchedAndPaged() {
        api().get(COURSES + "?q=small&part=beginnings&page=0&size=1").then().body("courses.id", contains("small-course"));
        api().get(COURSES + "?q=volcano").then().statusCode(200).body("courses", empty(), "total", equalTo(0));
        api().get(COURSES + "?q=small&page=1&size=1").then().statusCode(200).body("courses", empty(), "total", equalTo(1))
                .header("Link", "</api/v1/courses?q=small&size=1&page=0>; rel=\"prev\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "page=-1", "size=0", "size=101", "page=1000001" })
    void aPageOutOfRangeIsAProblem(String query) {
        api().get(COURSES + "?" + query).then().statusCode(400).body("type", equalTo("/problems/page-not-allowed"),
                "values.most", equalTo("100"));
    }

    @Test
    void aPageThatIsNoNumberIsNotFound() {
        api().get(COURSES + "?page=two").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "caller-for-mine", roles = "learner")
    void oneCanAskForOnesOwn() {
        api().get(COURSES + "?mine=true").then().body("courses", empty());
        enrol("small-course").then().statusCode(200);
        api().get(COURSES + "?mine=true").then().body("courses.id", contains("small-course"));
    }
}

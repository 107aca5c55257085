package gradus.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CoursePagesTest {

    @Test
    void anybodySeesTheCourses() {
        given().header("Accept-Language", "en").get("/courses").then().statusCode(200).contentType("text/html")
                .body(containsString("<h1>Courses</h1>"), containsString("href=\"/courses/small-course\""),
                        containsString("A small course"));
    }

    @Test
    void aCourseListsItsPartsInOrder() {
        given().header("Accept-Language", "zh-CN").get("/courses/small-course").then().statusCode(200)
                .body(containsString("<h1>一门小课程</h1>"), containsString("课文"),
                        containsString("href=\"/courses/small-course/lessons/01-first\""),
                        containsString("href=\"/labs/add-two\""), containsString("加二"));
    }

    @Test
    void programsSeeTheSame() {
        given().header("Accept-Language", "zh").get("/api/v1/courses").then().statusCode(200)
                .contentType("application/json").body("id", hasItem("small-course"));
        given().header("Accept-Language", "zh").get("/api/v1/courses/small-course").then().statusCode(200)
                .body("id", equalTo("small-course"), "title", equalTo("一门小课程"),
                        "lessons.id", contains("01-first", "02-second"), "labs.id", contains("add-two"),
                        "labs.title", contains("加二"));
    }

    @Test
    void anUnknownCourseIsAProblem() {
        given().get("/api/v1/courses/none").then().statusCode(404).contentType("application/problem+json")
                .body("title", equalTo("There is no such course"));
        given().accept("text/html").get("/courses/none").then().statusCode(404).contentType("text/html")
                .body(containsString("There is no such course"));
    }
}

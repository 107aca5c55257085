package gradus.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** The text of a lesson is kept for everybody; what belongs to one reader never reaches another. */
@QuarkusTest
class LessonReadersTest {

    private static final String LESSON = "/courses/small-course/lessons/02-second";
    private static final Pattern STAMP = Pattern
            .compile("action=\"/questions/sum-of-two\">.*?name=\"stamp\" value=\"([0-9a-f]+)\"", Pattern.DOTALL);

    @Inject
    TestIdentityAssociation identities;
    @Inject
    EntityManagerFactory database;

    @AfterEach
    void nobody() {
        identities.setTestIdentity(null);
    }

    @Test
    void everybodyHasTheirOwnNumbersAndAnswers() {
        signIn("ada-reads");
        var ada = page("en");
        answer(ada, "12345");
        assertThat(page("en").asString()).contains("value=\"12345\"", "ada-reads", stamp(ada));
        signIn("ben-reads");
        assertThat(page("en").asString()).contains("ben-reads").doesNotContain("value=\"12345\"", "ada-reads", stamp(ada));
        signIn("ada-reads");
        assertThat(page("en").asString()).contains("value=\"12345\"", "ada-reads", stamp(ada));
        nobody();
        assertThat(page("en").asString()).doesNotContain("value=\"12345\"", "-reads", stamp(ada));
    }

    @Test
    void theSameReaderFindsTheSameNumbersInTheOtherLanguage() {
        signIn("reads-two-languages");
        var english = page("en");
        var chinese = page("zh-CN");
        assertThat(chinese.asString()).contains("哪个是偶数", stamp(english)).doesNotContain("Which is even");
        assertThat(page("en").asString()).contains("What is ", stamp(english)).doesNotContain("哪个是偶数");
    }

    @Test
    void theLastAnswerCountsForEachQuestion() {
        signIn("answers-often");
        var asked = page("en");
        answer(asked, "1");
        answer(asked, "2");
        answer(asked, "3");
        assertThat(page("en").asString()).contains("value=\"3\"").doesNotContain("maxlength=\"300\" value=\"2\"");
    }

    @Test
    void howManyQuestionsItAsksCostsNoFurtherStatements() {
        signIn("counts-statements");
        page("en");
        var statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            page("en");
            assertThat(executions(statistics, "ItemAnswer")).isEqualTo(1);
            assertThat(executions(statistics, "LessonReading")).isEqualTo(1);
            assertThat(executions(statistics, "Person")).isEqualTo(1);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** Of queries that name the entity; others are of timers that go on meanwhile. */
    private static long executions(Statistics statistics, String entity) {
        return Arrays.stream(statistics.getQueries()).filter(query -> query.matches("(?s).*\\b" + entity + "\\b.*"))
                .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount()).sum();
    }

    private void signIn(String name) {
        identities.setTestIdentity(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Set.of("learner")).build());
    }

    private static Response page(String language) {
        var page = given().header("Accept-Language", language).get(LESSON);
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }

    private static void answer(Response page, String answer) {
        var token = page.cookie("csrf-token");
        given().cookie("csrf-token", token).contentType(ContentType.URLENC).formParam("csrf-token", token)
                .formParam("variant", "0").formParam("stamp", stamp(page)).formParam("place", LESSON)
                .formParam("answer", answer).post("/questions/sum-of-two").then().statusCode(200);
    }

    private static String stamp(Response page) {
        var stamp = STAMP.matcher(page.asString());
        assertThat(stamp.find()).isTrue();
        return stamp.group(1);
    }
}

package gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = { "/", "/courses", "/labs/x?file=A.java&b=%2F", "/a//b", "/courses#part" })
    void pathsOfOursArePassedOn(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
            "/a\\b", "/a\r\nSet-Cookie: x=y", "/ü", "courses", "/\t/evil.example" })
    void everythingElseLeadsHome(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void soDoNothingAndTooMuch() {
        assertThat(LocalPath.of(null)).isEqualTo("/");
        assertThat(LocalPath.of("/" + "a".repeat(3000))).isEqualTo("/");
    }
}

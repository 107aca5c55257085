package gradus.labs.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.Problem;

class FilesRequestTest {

    @Test
    void readsFilesRevisionAndMode() {
        var request = read("{\"files\": {\"A.java\": \"θ\"}, \"revision\": 3, \"mode\": \"submit\"}");
        assertThat(request.files()).contains(Map.of("A.java", "θ"));
        assertThat(request.revision()).contains(3L);
        assertThat(request.mode()).contains("submit");
    }

    @Test
    void whatIsAbsentOrNullIsEmpty() {
        assertThat(read("{}")).isEqualTo(read("{\"files\": null, \"revision\": null, \"mode\": null}"));
        assertThat(read("{}").files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "\"text\"", "{", "{} {}", "{\"files\": []}", "{\"files\": \"A\"}",
            "{\"files\": {\"A.java\": 5}}", "{\"files\": {\"A.java\": null}}", "{\"files\": {\"A.java\": {}}}",
            "{\"files\": {\"A.java\": \"a\", \"A.java\": \"b\"}}", "{\"revision\": -1}", "{\"revision\": 1.5}",
            "{\"revision\": \"1\"}", "{\"revision\": 99999999999999999999}", "{\"mode\": 1}", "{\"seed\": 7}" })
    void anythingElseIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type()).isEqualTo(WorkspaceProblem.FILES_NOT_READABLE));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin = "{\"files\": {\"A.java\": \"é\"}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FilesRequest.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(Problem.class).hasMessageContaining("UTF-8");
    }

    @Test
    void aBodyBeyondTwoMebibytesIsRefusedBeforeItIsParsed() {
        var body = new ByteArrayInputStream(new byte[FilesRequest.MOST_BYTES + 1]);
        assertThatThrownBy(() -> FilesRequest.read(body)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type()).isEqualTo(WorkspaceProblem.FILES_TOO_LARGE));
    }

    private static FilesRequest read(String body) {
        return FilesRequest.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}

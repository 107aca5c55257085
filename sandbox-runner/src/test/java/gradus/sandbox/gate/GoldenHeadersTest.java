package gradus.sandbox.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.sandbox.GoldenExamples;

class GoldenHeadersTest {

    @ParameterizedTest
    @MethodSource("headers")
    void isReadAndWrittenBackUnchanged(String name) throws BrokenGate {
        var example = GoldenExamples.tree(name);
        var header = read(name, example);
        assertThat(HeaderJson.parse(HeaderJson.bytes(new HeaderWriter().write(header)))).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void hasExactlyTheFieldsOfTheExample(String name) {
        Stream.concat(GoldenExamples.withoutOneField(GoldenExamples.tree(name)).stream(),
                GoldenExamples.withOneFieldMore(GoldenExamples.tree(name)).stream())
                .forEach(broken -> assertThatThrownBy(() -> read(name, broken)).as("%s", broken)
                        .isInstanceOf(BrokenGate.class));
    }

    static Stream<String> headers() {
        return GoldenExamples.names().filter(GoldenExamples::isHeader);
    }

    private static Header read(String name, JsonNode example) throws BrokenGate {
        var kind = name.startsWith("call-") ? Kind.CALL : name.equals("answer-error") ? Kind.ERROR : Kind.ANSWER;
        var bytes = example.findParents("dtype").stream()
                .mapToInt(tensor -> size(tensor)).sum();
        return HeaderReader.read(kind, example.toString().getBytes(StandardCharsets.UTF_8), ByteBuffer.allocate(bytes));
    }

    private static int size(JsonNode tensor) {
        var size = tensor.get("dtype").asText().endsWith("64") ? 8 : 4;
        for (var dimension : tensor.path("shape")) {
            size *= dimension.asInt();
        }
        return size;
    }
}

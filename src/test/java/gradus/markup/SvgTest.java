package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.BadContent;

class SvgTest {

    @TempDir
    Path folder;

    @Test
    void knowsItsSize() throws IOException {
        assertThat(Svg.size(svg("viewBox='0 0 640.5 320'", "<use href='#a'/>"))).isEqualTo(new Svg.Size(641, 320));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<script>alert(1)</script>", "<g onclick='x'/>", "<a href='https://x.org'/>",
            "<foreignObject/>", "<image href='x.png'/>", "<use href='other.svg#a'/>",
            "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='//x'/>", "<g>", "&unknown;" })
    void aPictureOnlyDraws(String content) throws IOException {
        var file = svg("viewBox='0 0 1 1'", content);
        assertThatThrownBy(() -> Svg.size(file)).isInstanceOf(BadContent.class).hasMessageContaining("x.svg: ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "viewBox='0 0 1'", "viewBox='a b c d'", "width='3' height='4'" })
    void aPictureSaysItsSize(String attributes) throws IOException {
        var file = svg(attributes, "");
        assertThatThrownBy(() -> Svg.size(file)).hasMessageContaining("has no viewBox");
    }

    @Test
    void anEntityOfAnotherFileIsNotRead() throws IOException {
        var file = Files.writeString(folder.resolve("x.svg"),
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg viewBox='0 0 1 1'>&x;</svg>");
        assertThatThrownBy(() -> Svg.size(file)).isInstanceOf(BadContent.class);
    }

    private Path svg(String attributes, String content) throws IOException {
        return Files.writeString(folder.resolve("x.svg"),
                "<svg xmlns='http://www.w3.org/2000/svg' %s>%s</svg>".formatted(attributes, content));
    }
}

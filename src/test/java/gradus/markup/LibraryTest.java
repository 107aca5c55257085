package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.common.BadContent;
import gradus.testing.Curriculum;

class LibraryTest {

    @TempDir
    Path root;

    @Test
    void readsTermsAndWorks() {
        var library = Library.read(List.of(Curriculum.SMALL, root));
        assertThat(library.terms().get("gradient").term().chinese()).isEqualTo("梯度");
        assertThat(library.works().get("robbins-monro-1951").year()).isEqualTo(1951);
    }

    @Test
    void aRootWithoutThemIsEmpty() {
        assertThat(Library.read(List.of(root)).terms()).isEmpty();
    }

    @Test
    void aKeyIsDefinedOnce() {
        assertThatThrownBy(() -> Library.read(List.of(Curriculum.SMALL, Curriculum.SMALL)))
                .hasMessageContaining("glossary.yaml: gradient is defined in another file too");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "glossary.yaml | 'a: {term: {en: a, zh-CN: b}}' | a.definition is missing",
            "glossary.yaml | 'a b: {}' | a b must be of small letters",
            "glossary.yaml | 'a: {term: {en: a, zh-CN: b}, definition: {en: a, zh-CN: b}, x: y}' | a.x is unknown",
            "references.yaml | 'a: {authors: b, title: c}' | a.year is missing",
            "references.yaml | 'a: {authors: b, title: c, year: 1951, url: \"http://d.org\"}' | a.url must be an https",
            "references.yaml | 'a: {authors: b, title: c, year: 1951, url: \"javascript:x\"}' | a.url must be an https" })
    void aMistakeIsNamed(String file, String content, String message) throws IOException {
        Files.writeString(root.resolve(file), content);
        assertThatThrownBy(() -> Library.read(List.of(root))).isInstanceOf(BadContent.class)
                .hasMessageContaining(file + ": " + message);
    }
}

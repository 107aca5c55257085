package gradus.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @Test
    void readsWhatItIsAskedFor() {
        var yaml = yaml("title: {en: Line, zh-CN: 直线}\nuuid: 6f1f77f2-07c1-4a6a-8fb8-5a1f7ce0d4c1\npoints: 3\n"
                + "names: [a, b]\nmessages: {sum: {en: Wrong, zh-CN: 不对}}\nid: f2-line");
        assertThat(yaml.text("title")).isEqualTo(new Text("Line", "直线"));
        assertThat(yaml.uuid("uuid")).hasToString("6f1f77f2-07c1-4a6a-8fb8-5a1f7ce0d4c1");
        assertThat(yaml.integer("points", 1, 3)).isEqualTo(3);
        assertThat(yaml.strings("names")).containsExactly("a", "b");
        assertThat(yaml.texts("messages")).containsOnlyKeys("sum");
        assertThat(yaml.id("id")).isEqualTo("f2-line");
        yaml.end();
    }

    @Test
    void aFieldThatNobodyAskedForIsAnError() {
        var yaml = yaml("title: {en: a, zh-CN: b}\ntitel: oops");
        yaml.text("title");
        assertThatThrownBy(yaml::end).hasMessage("lab.yaml: titel is unknown; known are title");
    }

    @Test
    void aMissingFieldIsNamed() {
        refused("a: b", yaml -> yaml.string("title"), "lab.yaml: title is missing");
    }

    @Test
    void aMissingLanguageIsNamed() {
        refused("title: {en: a}", yaml -> yaml.text("title"), "lab.yaml: title.zh-CN is missing");
    }

    @Test
    void aThirdLanguageIsRefused() {
        refused("title: {en: a, zh-CN: b, de: c}", yaml -> yaml.text("title"),
                "lab.yaml: title.de is unknown; known are en, zh-CN");
    }

    @Test
    void anEmptyTextIsRefused() {
        refused("title: {en: '', zh-CN: b}", yaml -> yaml.text("title"), "lab.yaml: title.en must be a text");
    }

    @Test
    void placesInListsAreCounted() {
        refused("checks: [{id: a}, {id: B}]", yaml -> yaml.mappings("checks").get(1).id("id"),
                "lab.yaml: checks[1].id must be of small letters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Upper", "a--b", "-a", "a-", "a_b", "../a", "a/b", "ä" })
    void anIdIsSafeInAnAddressAndAPath(String id) {
        refused("id: '" + id + "'", yaml -> yaml.id("id"), "lab.yaml: id must be of small letters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "11", "1.5", "'3'", "true", "99999999999" })
    void anIntegerIsAnIntegerInItsRange(String value) {
        refused("points: " + value, yaml -> yaml.integer("points", 1, 10), "lab.yaml: points must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1-1-1-1-1", "nonsense" })
    void aUuidIsWrittenOut(String value) {
        refused("uuid: " + value, yaml -> yaml.uuid("uuid"), "lab.yaml: uuid is not a UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "a", "a: b: c", "a: 1\na: 2", "a: {" })
    void whatIsNoMappingIsRefused(String content) {
        assertThatThrownBy(() -> yaml(content)).isInstanceOf(BadContent.class).hasMessageStartingWith("lab.yaml: is not");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatThrownBy(() -> Yaml.read("lab.yaml", new byte[] { 'a', ':', ' ', (byte) 0xff }))
                .hasMessage("lab.yaml: is not UTF-8");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThatThrownBy(() -> Yaml.read("lab.yaml", new byte[1024 * 1024 + 1])).hasMessageContaining("1 MiB");
    }

    @Test
    void aliasesDoNotMultiply() {
        assertThatThrownBy(() -> yaml("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]").strings("c").forEach(text -> {
            throw new BadContent("lab.yaml", text); // an alias is read as its name, never expanded
        })).hasMessage("lab.yaml: b");
    }

    private static void refused(String content, Consumer<Yaml> reading, String message) {
        assertThatThrownBy(() -> reading.accept(yaml(content))).isInstanceOf(BadContent.class)
                .hasMessageStartingWith(message);
    }

    private static Yaml yaml(String content) {
        return Yaml.read("lab.yaml", content.getBytes(UTF_8));
    }
}

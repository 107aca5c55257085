package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HOME = Path.of("/checkout");

    @Test
    void withoutArgumentsItIsOnlyForThisMachine() {
        var options = parse();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(HOME.resolve(".gradus"));
        assertThat(options.address().isLoopbackAddress()).isTrue();
        assertThat(options.demo()).isEqualTo(Demo.KNOWN_PASSWORDS);
        assertThat(options.url()).isEqualTo("http://localhost:8080");
    }

    @Test
    void aRelativeDataFolderStartsWhereThePersonIs() {
        assertThat(parse("--data", "mine/../yours").data()).isEqualTo(Path.of("/somewhere/yours"));
        assertThat(parse("--data", "/srv/gradus").data()).isEqualTo(Path.of("/srv/gradus"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "65536", "99999999999", "-1", "http", "", "80 80" })
    void aPortIsANumberFrom1To65535(String port) {
        assertThatThrownBy(() -> parse("--port", port)).isInstanceOf(StartFailure.class).hasMessageContaining("65535");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "192.0.2.1", "::" })
    void anotherAddressIsRefusedWhileEverybodyKnowsThePasswords(String address) {
        assertThatThrownBy(() -> parse("--address", address)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("--demo-public").hasMessageContaining("--no-demo");
        assertThat(parse("--address", address, "--demo-public").demo()).isEqualTo(Demo.RANDOM_PASSWORDS);
        assertThat(parse("--no-demo", "--address", address).demo()).isEqualTo(Demo.NONE);
    }

    @Test
    void aPublicDemoAndNoDemoExcludeEachOther() {
        assertThatThrownBy(() -> parse("--demo-public", "--no-demo")).isInstanceOf(StartFailure.class)
                .hasMessageContaining("exclude each other");
        assertThatThrownBy(() -> parse("--no-demo", "--demo-public")).isInstanceOf(StartFailure.class);
        assertThat(parse("--no-demo", "--no-demo").demo()).isEqualTo(Demo.NONE);
    }

    @Test
    void loopbackNeedsNoRandomPasswords() {
        assertThat(parse("--address", "localhost").url()).isEqualTo("http://localhost:8080");
        assertThat(parse("--address", "::1", "--port", "81").url()).isEqualTo("http://localhost:81");
    }

    @Test
    void aPublicAddressIsPartOfTheUrl() {
        assertThat(parse("--demo-public", "--address", "192.0.2.1").url()).isEqualTo("http://192.0.2.1:8080");
        assertThat(parse("--demo-public", "--address", "2001:db8::1").url())
                .isEqualTo("http://[2001:db8:0:0:0:0:0:1]:8080");
        assertThat(parse("--demo-public", "--address", "0.0.0.0").host()).isNotEqualTo("0.0.0.0");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> parse("--prot", "1")).hasMessageContaining("--prot").hasMessageContaining("--port N");
        assertThatThrownBy(() -> parse("--data")).hasMessageContaining("--data needs a value");
        assertThatThrownBy(() -> parse("--address", "example.org")).hasMessageContaining("example.org");
    }

    private static Options parse(String... arguments) {
        return Options.parse(HOME, Path.of("/somewhere"), List.of(arguments));
    }
}

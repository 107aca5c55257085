package gradus.labs.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ContentHashTest {

    @Test
    void theOrderOfFilesDoesNotMatter() {
        var forward = new LinkedHashMap<>(Map.of("A.java", "a"));
        forward.put("B.java", "b");
        var backward = new LinkedHashMap<>(Map.of("B.java", "b"));
        backward.put("A.java", "a");
        assertThat(ContentHash.of(forward)).isEqualTo(ContentHash.of(backward)).matches("[0-9a-f]{64}");
    }

    @Test
    void namesAndTextsDoMatterAndDoNotRunTogether() {
        var hash = ContentHash.of(Map.of("A.java", "a"));
        assertThat(hash).isNotEqualTo(ContentHash.of(Map.of("B.java", "a")))
                .isNotEqualTo(ContentHash.of(Map.of("A.java", "b")))
                .isNotEqualTo(ContentHash.of(Map.of("A.java", "a", "B.java", "")));
        assertThat(ContentHash.of(Map.of("A", "b"))).isNotEqualTo(ContentHash.of(Map.of("Ab", "")));
    }
}

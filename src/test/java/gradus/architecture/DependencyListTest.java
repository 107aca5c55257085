package gradus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Nothing is built on without a reason that somebody wrote down. */
class DependencyListTest {

    private static final Path PAGE = Path.of("src/docs/dependencies.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`:]+:[^`:]+)` \\| [^|]+ \\| [^|]{10,} \\|$");

    @ParameterizedTest
    @CsvSource({ "pom.xml", "sandbox-runner/pom.xml" })
    void everyDirectDependencyHasItsReason(Path pom) throws Exception {
        assertThat(reasons(pom)).as("the section (`%s`) of %s", pom, PAGE).isEqualTo(dependencies(pom));
    }

    private static Set<String> reasons(Path pom) throws IOException {
        var page = Files.readString(PAGE);
        var section = page.substring(page.indexOf("(`" + pom + "`)"));
        var end = section.indexOf("\n## ");
        var rows = new TreeSet<String>();
        ROW.matcher(end < 0 ? section : section.substring(0, end)).results().forEach(row -> rows.add(row.group(1)));
        return rows;
    }

    private static Set<String> dependencies(Path pom) throws Exception {
        var project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        var dependencies = new TreeSet<String>();
        var nodes = project.getElementsByTagName("dependency");
        for (var i = 0; i < nodes.getLength(); i++) {
            var node = (Element) nodes.item(i);
            if (node.getParentNode().getParentNode() == project) {
                dependencies.add(text(node, "groupId") + ":" + text(node, "artifactId"));
            }
        }
        return dependencies;
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }
}

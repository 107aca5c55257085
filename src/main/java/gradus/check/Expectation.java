package gradus.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import gradus.common.BadContent;
import gradus.common.Text;
import gradus.common.Yaml;
import gradus.labs.definition.LabVersion;

/**
 * What a known wrong answer has to lose: {@code wrong/<name>/expect.yaml}.
 *
 * @param loses check → points, at least 1; no other check loses any
 * @param says check → key of the message that its learner is told; may be empty
 */
record Expectation(Map<String, Integer> loses, Map<String, String> says, Text why) {

    /** @throws BadContent naming file and field of the first mistake */
    static Expectation read(Path file, LabVersion lab) {
        if (!Files.exists(file)) {
            throw new BadContent(file.toString(), "is missing; it says what this wrong answer loses");
        }
        var yaml = Yaml.read(file);
        var loses = new LinkedHashMap<String, Integer>();
        yaml.optional("loses").ifPresent(losses -> losses.names().forEach(check -> loses.put(check,
                losses.integer(check, 1, lab.check(check).orElseThrow(() -> unknown(losses, check)).points()))));
        if (loses.isEmpty()) {
            throw yaml.error("loses", "is missing or empty: a wrong answer that loses nothing shows that a check is missing");
        }
        var says = new LinkedHashMap<String, String>();
        yaml.optional("says").ifPresent(told -> told.names().forEach(check -> {
            if (!loses.containsKey(check)) {
                throw told.error(check, "loses nothing, so it is told nothing");
            }
            says.put(check, told.id(check));
        }));
        var why = yaml.text("why");
        yaml.end();
        return new Expectation(loses, says, why);
    }

    private static BadContent unknown(Yaml losses, String check) {
        return losses.error(check, "is no check of this lab");
    }
}

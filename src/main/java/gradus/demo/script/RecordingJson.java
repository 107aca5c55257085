package gradus.demo.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import gradus.demo.script.Recording.Line;
import gradus.demo.script.Recording.Told;
import gradus.labs.backend.RunEnd;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Mode;
import gradus.labs.wire.Wire;

/** A recording as one line of JSON; what the processes said stands in it as they said it. */
final class RecordingJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordingJson() {
    }

    static ObjectNode of(Recording run) {
        var node = JSON.createObjectNode().put("mode", run.mode().key()).put("learnerSeed", "" + run.learnerSeed())
                .put("gradingSeed", run.gradingSeed() == null ? null : "" + run.gradingSeed());
        node.set("files", JSON.valueToTree(new TreeMap<>(run.files())));
        var end = run.end();
        node.putObject("end").put("kind", end.kind().name()).put("grader", end.grader().name())
                .put("exitCode", end.exitCode()).put("detail", end.detail())
                .put("wallMillis", end.usage().wall().toMillis()).put("cpuMillis", end.usage().cpu().toMillis())
                .put("memoryPeakBytes", end.usage().memoryPeakBytes());
        var told = node.putArray("told");
        for (var each : run.told()) {
            var one = told.addArray().add(each.at().toMillis());
            switch (each.line()) {
                case Line.Claimed claimed -> one.add("learner").add(tree(Wire.write(claimed.message())));
                case Line.Reported reported -> one.add("grader").add(tree(Wire.write(reported.message())));
                case Line.Withheld withheld -> one.add("withheld").add(withheld.text());
            }
        }
        return node;
    }

    static Recording read(JsonNode node) {
        var grading = node.get("gradingSeed");
        return new Recording(Mode.ofKey(node.get("mode").textValue()).orElseThrow(), files(node.get("files")),
                Long.parseLong(node.get("learnerSeed").textValue()),
                grading.isNull() ? null : Long.valueOf(grading.textValue()), told(node.get("told")), end(node.get("end")));
    }

    private static RunEnd end(JsonNode end) {
        return new RunEnd(RunEnd.Kind.valueOf(end.get("kind").textValue()),
                RunEnd.Grader.valueOf(end.get("grader").textValue()), end.get("exitCode").intValue(),
                end.get("detail").textValue(),
                new RunEnd.Usage(Duration.ofMillis(end.get("wallMillis").longValue()),
                        Duration.ofMillis(end.get("cpuMillis").longValue()), end.get("memoryPeakBytes").longValue()));
    }

    private static Map<String, String> files(JsonNode node) {
        var files = new HashMap<String, String>();
        node.properties().forEach(file -> files.put(file.getKey(), file.getValue().textValue()));
        return files;
    }

    private static List<Told> told(JsonNode node) {
        var told = new ArrayList<Told>();
        node.forEach(one -> told.add(new Told(Duration.ofMillis(one.get(0).longValue()), switch (one.get(1).textValue()) {
            case "learner" -> new Line.Claimed(Wire.read(one.get(2).toString(), LearnerMessage.class));
            case "grader" -> new Line.Reported(Wire.read(one.get(2).toString(), GraderMessage.class));
            default -> new Line.Withheld(one.get(2).textValue());
        })));
        return told;
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The wire writes JSON", e);
        }
    }
}

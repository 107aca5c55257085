package gradus.sandbox.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes one header and collects the bytes of its tensors in their order. */
final class HeaderWriter {

    private final List<byte[]> raw = new ArrayList<>();

    List<byte[]> raw() {
        return raw;
    }

    ObjectNode write(Header header) {
        return switch (header) {
            case Header.Create create -> {
                var node = HeaderJson.object().put("op", "create").put("class", create.className());
                yield arguments(node, create.args());
            }
            case Header.Invoke invoke -> {
                var node = HeaderJson.object().put("op", "invoke").put("handle", invoke.handle())
                        .put("class", invoke.className()).put("method", invoke.method());
                yield arguments(node, invoke.args());
            }
            case Header.Release release -> HeaderJson.object().put("op", "release").put("handle", release.handle());
            case Header.Train train -> {
                var node = HeaderJson.object().put("op", "train").put("seed", train.seed());
                var options = node.putObject("options");
                new TreeMap<>(train.options()).forEach((name, value) -> real(options, name, value));
                yield node;
            }
            case Header.Predict predict ->
                arguments(HeaderJson.object().put("op", "predict"), List.of(predict.batch()));
            case Header.Answer answer -> {
                var node = HeaderJson.object();
                node.set("value", value(answer.value()));
                yield node;
            }
            case Header.Refusal refusal -> {
                var node = HeaderJson.object().put("key", refusal.key());
                var values = node.putObject("values");
                new TreeMap<>(refusal.values()).forEach(values::put);
                yield node;
            }
        };
    }

    private ObjectNode arguments(ObjectNode node, List<Value> args) {
        elements(node.putArray("args"), args);
        return node;
    }

    private void elements(ArrayNode array, List<Value> values) {
        for (var value : values) {
            array.add(value(value));
        }
    }

    private ObjectNode value(Value value) {
        var node = HeaderJson.object();
        switch (value) {
            case Value.Null _ -> node.put("null", true);
            case Value.Flag flag -> node.put("boolean", flag.value());
            case Value.Whole whole -> node.put("long", whole.value());
            case Value.Real number -> real(node, "double", number.value());
            case Value.Text text -> node.put("text", text.value());
            case Value.Reference reference -> node.put("handle", reference.handle());
            case Value.Listing list -> elements(node.putArray("list"), list.elements());
            case Value.Array array -> {
                var tensor = node.putObject("tensor").put("dtype", array.dtype().text());
                var shape = tensor.putArray("shape");
                for (var size : array.shape()) {
                    shape.add(size);
                }
                raw.add(array.data());
            }
        }
        return node;
    }

    private static void real(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, Double.toString(value));
        }
    }
}

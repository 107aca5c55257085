package gradus.sandbox.gate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.grading.Dtype;

/** Reads one header and takes the bytes of its tensors from what follows, in their order. */
final class HeaderReader {

    static final int MOST_ELEMENTS = 4096;
    static final int DEEPEST = 4;
    static final int LONGEST_TEXT = 64 * 1024;
    private static final int MOST_MESSAGE_VALUES = 8;
    private static final int LONGEST_MESSAGE_VALUE = 200;

    private final ByteBuffer raw;

    private HeaderReader(ByteBuffer raw) {
        this.raw = raw;
    }

    /** @param raw all bytes after the header; a single one left over is an error */
    static Header read(Kind kind, byte[] header, ByteBuffer raw) throws BrokenGate {
        var node = HeaderJson.parse(header);
        var reader = new HeaderReader(raw);
        try {
            var read = switch (kind) {
                case CALL -> reader.call(node);
                case ANSWER -> reader.answer(node);
                case ERROR -> refusal(node);
            };
            if (raw.hasRemaining()) {
                throw new BrokenGate("%d bytes too many".formatted(raw.remaining()));
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new BrokenGate(e.getMessage(), e);
        }
    }

    private Header call(JsonNode node) throws BrokenGate {
        return switch (HeaderJson.text(node.path("op"))) {
            case "create" -> {
                HeaderJson.requireFields(node, "op", "class", "args");
                yield new Header.Create(HeaderJson.text(node.get("class")), values(node.get("args"), 0));
            }
            case "invoke" -> invoke(node);
            case "release" -> {
                HeaderJson.requireFields(node, "op", "handle");
                yield new Header.Release(HeaderJson.whole(node.get("handle")));
            }
            case "train" -> train(node);
            case "predict" -> predict(node);
            default -> throw new BrokenGate("No such operation");
        };
    }

    private Header invoke(JsonNode node) throws BrokenGate {
        HeaderJson.requireFields(node, "op", "handle", "class", "method", "args");
        var handle = node.get("handle").isNull() ? null : (Long) HeaderJson.whole(node.get("handle"));
        var className = node.get("class").isNull() ? null : HeaderJson.text(node.get("class"));
        return new Header.Invoke(handle, className, HeaderJson.text(node.get("method")), values(node.get("args"), 0));
    }

    private static Header train(JsonNode node) throws BrokenGate {
        HeaderJson.requireFields(node, "op", "seed", "options");
        if (!node.get("options").isObject()) {
            throw new BrokenGate("Options are an object");
        }
        var options = new HashMap<String, Double>();
        for (var option : node.get("options").properties()) {
            options.put(option.getKey(), HeaderJson.real(option.getValue()));
        }
        return new Header.Train(HeaderJson.whole(node.get("seed")), options);
    }

    private Header predict(JsonNode node) throws BrokenGate {
        HeaderJson.requireFields(node, "op", "args");
        if (values(node.get("args"), 0) instanceof List<Value> args && args.size() == 1
                && args.getFirst() instanceof Value.Array batch) {
            return new Header.Predict(batch);
        }
        throw new BrokenGate("One tensor is predicted");
    }

    private Header answer(JsonNode node) throws BrokenGate {
        HeaderJson.requireFields(node, "value");
        return new Header.Answer(value(node.get("value"), 0));
    }

    private static Header refusal(JsonNode node) throws BrokenGate {
        HeaderJson.requireFields(node, "key", "values");
        if (!node.get("values").isObject() || node.get("values").size() > MOST_MESSAGE_VALUES) {
            throw new BrokenGate("Values are an object of at most %d".formatted(MOST_MESSAGE_VALUES));
        }
        var values = new HashMap<String, String>();
        for (var entry : node.get("values").properties()) {
            var text = HeaderJson.text(entry.getValue());
            if (text.length() > LONGEST_MESSAGE_VALUE) {
                throw new BrokenGate("A message's value is too long");
            }
            values.put(entry.getKey(), text);
        }
        return new Header.Refusal(HeaderJson.text(node.get("key")), Map.copyOf(values));
    }

    private List<Value> values(JsonNode node, int depth) throws BrokenGate {
        if (!node.isArray() || node.size() > MOST_ELEMENTS) {
            throw new BrokenGate("A list of at most %d is expected".formatted(MOST_ELEMENTS));
        }
        var values = new ArrayList<Value>(node.size());
        for (var element : node) {
            values.add(value(element, depth));
        }
        return values;
    }

    private Value value(JsonNode node, int depth) throws BrokenGate {
        if (!node.isObject() || node.size() != 1) {
            throw new BrokenGate("A value has one field");
        }
        var form = node.properties().iterator().next();
        var content = form.getValue();
        return switch (form.getKey()) {
            case "null" -> nothing(content);
            case "boolean" -> flag(content);
            case "long" -> new Value.Whole(HeaderJson.whole(content));
            case "double" -> new Value.Real(HeaderJson.real(content));
            case "text" -> text(content);
            case "handle" -> new Value.Reference(HeaderJson.whole(content));
            case "tensor" -> tensor(content);
            case "list" -> {
                if (depth >= DEEPEST) {
                    throw new BrokenGate("Lists are nested more than %d deep".formatted(DEEPEST));
                }
                yield new Value.Listing(values(content, depth + 1));
            }
            default -> throw new BrokenGate("No such form of a value");
        };
    }

    private static Value nothing(JsonNode content) throws BrokenGate {
        if (!content.isBoolean() || !content.booleanValue()) {
            throw new BrokenGate("null is true");
        }
        return Value.NULL;
    }

    private static Value flag(JsonNode content) throws BrokenGate {
        if (!content.isBoolean()) {
            throw new BrokenGate("A boolean is expected");
        }
        return new Value.Flag(content.booleanValue());
    }

    private static Value text(JsonNode content) throws BrokenGate {
        var text = HeaderJson.text(content);
        if (text.length() > LONGEST_TEXT) {
            throw new BrokenGate("A text is too long");
        }
        return new Value.Text(text);
    }

    private Value tensor(JsonNode content) throws BrokenGate {
        HeaderJson.requireFields(content, "dtype", "shape");
        var sizes = content.get("shape");
        if (!sizes.isArray() || sizes.size() > Shapes.MOST_DIMENSIONS) {
            throw new BrokenGate("A shape has at most %d dimensions".formatted(Shapes.MOST_DIMENSIONS));
        }
        var shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = HeaderJson.whole(sizes.get(i));
        }
        var dtype = Dtype.of(HeaderJson.text(content.get("dtype")));
        var bytes = Shapes.bytes(dtype, shape);
        if (bytes > raw.remaining()) {
            throw new BrokenGate("%d bytes are missing".formatted(bytes - raw.remaining()));
        }
        var data = new byte[bytes];
        raw.get(data);
        return new Value.Array(dtype, shape, data);
    }
}

package gradus.items;

import java.util.Set;

import gradus.common.BadContent;
import gradus.common.Yaml;
import gradus.items.arithmetic.Arithmetic;
import gradus.items.arithmetic.BadExpression;

/** Expressions in an item's file. */
final class Expressions {

    private Expressions() {
    }

    /** @throws BadContent if the field is no expression in these names */
    static Arithmetic field(Yaml yaml, String field, Set<String> names) {
        return parsed(yaml, field, yaml.scalar(field), names);
    }

    static Arithmetic parsed(Yaml yaml, String field, String text, Set<String> names) {
        try {
            var expression = Arithmetic.of(text);
            for (var name : expression.names()) {
                if (!names.contains(name)) {
                    throw yaml.error(field, "names %s, which is not known here; known are %s".formatted(name, names));
                }
            }
            return expression;
        } catch (BadExpression e) {
            throw yaml.error(field, "is no expression: " + e.getMessage());
        }
    }
}

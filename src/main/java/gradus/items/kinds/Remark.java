package gradus.items.kinds;

import java.util.Map;

import gradus.common.Text;

/** One thing said about an answer. */
public sealed interface Remark {

    /** By the item's author, in the Markdown dialect, with the item's parameters. */
    record Words(Text text) implements Remark {
    }

    /** By Gradus: the text {@code remark.<key>} in {@code texts/items_<language>.properties}. */
    record Said(String key, Map<String, String> values) implements Remark {

        Said(String key) {
            this(key, Map.of());
        }
    }
}

package gradus.labs.page;

import java.util.Locale;

/** Message keys for what the API names with hyphens: {@code end-compile-error} is {@code endCompileError}. */
final class Words {

    private Words() {
    }

    static String key(String hyphenated) {
        var key = new StringBuilder();
        for (var part : hyphenated.split("-")) {
            key.append(key.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return key.toString();
    }
}

package gradus.common;

import java.util.Map;
import java.util.Objects;

/** A text in every language. In YAML: <code>{en: Fit a line, zh-CN: 拟合一条直线}</code>. */
public record Text(String english, String chinese) {

    public Text {
        Objects.requireNonNull(english, "en");
        Objects.requireNonNull(chinese, "zh-CN");
    }

    /** @throws IllegalArgumentException if a language is missing or there is one too many */
    public static Text of(Map<String, String> byTag) {
        var english = byTag.get(Language.ENGLISH.tag());
        var chinese = byTag.get(Language.CHINESE.tag());
        if (english == null || chinese == null || byTag.size() != 2) {
            throw new IllegalArgumentException("A text needs exactly the languages en and zh-CN, not " + byTag.keySet());
        }
        return new Text(english, chinese);
    }

    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }
}

package gradus.web;

import java.util.Locale.LanguageRange;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import gradus.common.Language;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Who reads the answer to this request. In templates: <code>{inject:reader.language.tag}</code>. */
@Named("reader")
@RequestScoped
public class Reader {

    static final String COOKIE = "gradus-language";

    private final CurrentVertxRequest request;

    Reader(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The language chosen on our pages, else the best of the browser's, else English; English outside a request. */
    public Language language() {
        var current = request.getCurrent();
        if (current == null) {
            return Language.ENGLISH;
        }
        var cookie = current.request().getCookie(COOKIE);
        return Optional.ofNullable(cookie).flatMap(chosen -> Language.ofTag(chosen.getValue()))
                .orElseGet(() -> accepted(current.request().getHeader("Accept-Language")));
    }

    /** @param header the value of Accept-Language; null or nonsense means English */
    static Language accepted(String header) {
        if (header == null) {
            return Language.ENGLISH;
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> ofRange(range.getRange()))
                    .flatMap(Optional::stream).findFirst().orElse(Language.ENGLISH);
        } catch (IllegalArgumentException nonsense) {
            return Language.ENGLISH; // whoever sends it can read neither less nor more
        }
    }

    private static Optional<Language> ofRange(String range) {
        return switch (range.split("-")[0]) {
            case "zh" -> Optional.of(Language.CHINESE);
            case "en", "*" -> Optional.of(Language.ENGLISH);
            default -> Optional.empty();
        };
    }
}

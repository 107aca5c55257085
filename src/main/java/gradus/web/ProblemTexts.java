package gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Language;
import gradus.common.Problem;

/**
 * Titles and details of problems. Those of the module {@code labs.runs} are in {@code problems/labs.runs_en.properties}
 * and {@code …_zh-CN.properties}, as {@code <key>.title} and {@code <key>.detail}; <code>{name}</code> stands for one of
 * the problem's values.
 */
@ApplicationScoped
class ProblemTexts {

    private final Map<String, Properties> files = new ConcurrentHashMap<>();

    String title(Problem.Type type, Language language) {
        return text(type, "title", language, type.key());
    }

    String detail(Problem problem, Language language) {
        var text = text(problem.type(), "detail", language, problem.getMessage());
        for (var value : problem.values().entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private String text(Problem.Type type, String part, Language language, String otherwise) {
        return files.computeIfAbsent(file(type, language), ProblemTexts::read)
                .getProperty(type.key() + "." + part, otherwise);
    }

    /** @return the file for the package of the enum that declares the type */
    static String file(Problem.Type type, Language language) {
        var module = type.getClass().getPackageName().replaceFirst("^gradus\\.", "");
        return "problems/" + module + "_" + language.tag() + ".properties";
    }

    static Properties read(String file) {
        var texts = new Properties();
        try (var in = ProblemTexts.class.getClassLoader().getResourceAsStream(file)) {
            if (in != null) { // ProblemTextsTest sees to it that there is one
                texts.load(new InputStreamReader(in, UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return texts;
    }
}

package gradus.demo.script;

import java.util.TreeMap;
import java.util.stream.Collectors;

import gradus.labs.definition.LabVersion;

/** What a learner has in the editor for an answer of a story. */
public final class AnswerFiles {

    private static final String WRONG = "wrong/";
    private static final String TYPO = "typo/";

    private AnswerFiles() {
    }

    /**
     * @param answer {@code starter}, {@code solution}, {@code wrong/<name>}, or {@code typo/<answer>}: without its last
     *        semicolon
     * @throws IllegalArgumentException if the lab has no such answer
     */
    public static TreeMap<String, String> of(LabVersion lab, String answer) {
        if (answer.startsWith(TYPO)) {
            return mistyped(of(lab, answer.substring(TYPO.length())));
        }
        var files = new TreeMap<>(lab.files().stream().filter(file -> !file.readOnly())
                .collect(Collectors.toMap(LabVersion.SourceFile::name, LabVersion.SourceFile::text)));
        if (answer.equals("starter")) {
            return files;
        }
        files.putAll(lab.solution());
        if (answer.equals("solution")) {
            return files;
        }
        var wrong = new TreeMap<String, String>();
        lab.wrong().forEach((name, text) -> {
            if (answer.startsWith(WRONG) && name.startsWith(answer.substring(WRONG.length()) + "/")) {
                wrong.put(name.substring(answer.length() - WRONG.length() + 1), text);
            }
        });
        if (wrong.isEmpty()) {
            throw new IllegalArgumentException("%s has no answer %s".formatted(lab.id(), answer));
        }
        files.putAll(wrong);
        return files;
    }

    private static TreeMap<String, String> mistyped(TreeMap<String, String> files) {
        files.compute(files.firstKey(), (name, text) -> new StringBuilder(text).deleteCharAt(text.lastIndexOf(';')).toString());
        return files;
    }
}

package gradus.labs.grading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import gradus.common.Language;
import gradus.common.Texts;
import gradus.labs.definition.LabVersion;
import gradus.labs.wire.Message;

/** Turns what graders and visible checks told into the reader's language. */
public final class Reports {

    private Reports() {
    }

    /** @param lab the version that the verdict is about */
    public static RunReport of(Verdict verdict, LabVersion lab, Language language) {
        var checks = verdict.checks().stream().map(check -> check(check, lab, language)).toList();
        return new RunReport(verdict.score(), verdict.passed(), checks);
    }

    /** A practice run's: shown, never counted. */
    public static RunReport ofVisible(List<RunReport.Check> checks) {
        return new RunReport(null, null, checks);
    }

    /** One check of the grader's report. A check that the lab does not have keeps its id for a title. */
    public static RunReport.Check check(Verdict.Check check, LabVersion lab, Language language) {
        var definition = lab.check(check.id());
        return new RunReport.Check(check.id(),
                definition.map(found -> found.title().in(language)).orElse(check.id()),
                Verdict.PASSED.equals(check.outcome()), check.points(),
                definition.map(LabVersion.Check::points).orElse(0), check.outcome(),
                text(check.message(), definition, lab, language));
    }

    /**
     * One visible check of a practice run: a claim.
     *
     * @param title what the check calls itself; the lab's own title goes first
     */
    public static RunReport.Check visible(String id, String title, String outcome, Message message, LabVersion lab,
            Language language) {
        var definition = lab.check(id);
        return new RunReport.Check(id, definition.map(found -> found.title().in(language)).orElse(title),
                Verdict.PASSED.equals(outcome), 0, 0, outcome, text(message, definition, lab, language));
    }

    /** Whether this check's message has a text in every language, and a value for each name in it. */
    public static boolean hasText(Message message, String check, LabVersion lab) {
        return lab.check(check).map(found -> found.messages().get(message.key()))
                .map(own -> Stream.of(Language.values())
                        .allMatch(language -> Texts.isFilled(Texts.filled(own.in(language), message.values()))))
                .orElseGet(() -> GradingTexts.TEXTS.keys(Language.ENGLISH).contains(message.key()));
    }

    private static String text(Message message, Optional<LabVersion.Check> check, LabVersion lab, Language language) {
        if (message == null) {
            return null;
        }
        return check.map(LabVersion.Check::messages).map(own -> own.get(message.key()))
                .map(own -> Texts.filled(own.in(language), message.values()))
                .orElseGet(() -> GradingTexts.standard(withTitle(message, lab, language), language));
    }

    private static Message withTitle(Message message, LabVersion lab, Language language) {
        if (!message.key().equals(Verdict.NOT_REACHED)) {
            return message;
        }
        var culprit = message.values().getOrDefault("check", "");
        var title = lab.check(culprit).map(found -> found.title().in(language)).orElse(culprit);
        return new Message(message.key(), Map.of("check", title));
    }
}

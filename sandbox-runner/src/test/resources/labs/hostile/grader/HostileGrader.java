import gradus.grading.AdaptiveCheck;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Rejected;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks for whatever the check is named after; the number behind it is the call's id. */
class HostileGrader implements Grader {

    private final List<String> ids;

    HostileGrader() {
        this.ids = List.of(IDS);
    }

    @Override
    public Map<String, Check> checks(Draw draw) {
        var checks = new HashMap<String, Check>();
        for (var id : ids) {
            checks.put(id, check(id));
        }
        return checks;
    }

    private static Check check(String id) {
        if (id.equals("stubborn")) {
            return (AdaptiveCheck) (_, learner) -> {
                try {
                    learner.call(Call.invoke("Hostile", "loopsForever"));
                } catch (Rejected late) {
                    // must not help
                }
                return Verdict.pass();
            };
        }
        if (id.startsWith("large")) {
            var values = new Tensor(Dtype.UINT8, new long[] {3_000_000}, new double[3_000_000]);
            return BatchCheck.of(List.of(Call.invoke("Hostile", "large", values)), answers -> {
                answers.getFirst().near(3_000_000, 0);
                return Verdict.pass();
            });
        }
        var words = id.split("-");
        var last = words[words.length - 1];
        var method = new StringBuilder(words[0]);
        for (int i = 1; i < words.length && !words[i].matches("[0-9]+"); i++) {
            method.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        var takesId = List.of("answersTwice", "answersAndIsDeaf", "claimsItPassed").contains(method.toString());
        var call = takesId
                ? Call.invoke("Hostile", method.toString(), Long.parseLong(last))
                : Call.invoke("Hostile", method.toString());
        return BatchCheck.of(List.of(call), answers -> {
            answers.getFirst().near(takesId ? 7 : 1, 0);
            return Verdict.pass();
        });
    }
}

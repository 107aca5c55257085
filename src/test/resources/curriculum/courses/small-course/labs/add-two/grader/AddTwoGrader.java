import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Grader;
import java.util.Map;

/** HIDDEN-GRADER: loaded, never run; the tests look for this marker in everything that is public. */
public class AddTwoGrader implements Grader {
    public Map<String, Check> checks(Draw draw) {
        return Map.of();
    }
}

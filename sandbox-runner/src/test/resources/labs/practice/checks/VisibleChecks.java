import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.LinkedHashMap;
import java.util.Map;

class VisibleChecks implements Checks {

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        var checks = new LinkedHashMap<String, VisibleCheck>();
        checks.put("one-step", () -> Mismatch.unlessNear("once(2)", Answers.once(2), 2, 0));
        checks.put("two-steps", () -> Mismatch.unlessNear("twice(2)", Answers.twice(2), 4, 1e-9));
        checks.put("unwritten", () -> Mismatch.unlessNear("unwritten()", Answers.unwritten(), 4, 1e-9));
        checks.put("last-one", () -> Mismatch.unlessNear("twice(3)", Answers.twice(3), 6, 1e-9));
        return checks;
    }
}

import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.Map;
import java.util.Optional;

public class VisibleChecks implements Checks {
    public Map<String, VisibleCheck> checks(Lab lab) {
        return Map.of("adds", () -> Adder.plus(1) == 3 ? Optional.empty()
                : Optional.of(new Mismatch("plus(1)", "" + Adder.plus(1), "3.0")));
    }
}

package gradus.items.kinds;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What an answer is worth, and why.
 *
 * @param share of the item's points, 0 to 1
 * @param marks which parts of the answer are right: places shown, or names of blanks; empty where parts mean nothing
 */
public record Verdict(double share, List<Remark> remarks, Map<String, Boolean> marks) {

    public Verdict {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Share out of range: " + share);
        }
        remarks = List.copyOf(new LinkedHashSet<>(remarks));
        marks = Map.copyOf(marks);
    }

    static Verdict right(List<Remark> remarks) {
        return new Verdict(1, remarks, Map.of());
    }

    static Verdict wrong(Remark remark) {
        return new Verdict(0, List.of(remark), Map.of());
    }

    public boolean isRight() {
        return share == 1;
    }
}

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/** A photo of two rows and one column: an orange point above a black one. Every number can be checked by hand. */
public final class VisibleChecks implements Checks {

    private static final double TOLERANCE = 1e-5;

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        NDManager manager = lab.manager();
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("scale", () -> Mismatch.unlessNear("scale([[[255, 51, 0]]])",
                Photo.scale(manager.create(new int[] {255, 51, 0}, new Shape(1, 1, 3)).toType(DataType.UINT8, false)),
                manager.create(new float[] {1, 0.2f, 0}, new Shape(1, 1, 3)), TOLERANCE));
        checks.put("grey", () -> Mismatch.unlessNear("grey([[[1, 0.5, 0]], [[0, 0, 0]]])",
                Photo.grey(orangeAboveBlack(manager)), manager.create(new float[] {0.5925f, 0}, new Shape(2, 1)),
                TOLERANCE));
        checks.put("box", () -> Mismatch.unlessNear("grey([[[[1, 0.5, 0]], [[0, 0, 0]]]])",
                Photo.grey(orangeAboveBlack(manager).expandDims(0)),
                manager.create(new float[] {0.5925f, 0}, new Shape(1, 2, 1)), TOLERANCE));
        checks.put("rows", () -> Mismatch.unlessNear("rows([[0, 1], [0.5, 0.7], [0.2, 0]])",
                Photo.rows(manager.create(new float[] {0, 1, 0.5f, 0.7f, 0.2f, 0}, new Shape(3, 2))),
                manager.create(new float[] {0.5f, 0.6f, 0.1f}), TOLERANCE));
        return checks;
    }

    private static NDArray orangeAboveBlack(NDManager manager) {
        return manager.create(new float[] {1, 0.5f, 0, 0, 0, 0}, new Shape(2, 1, 3));
    }
}

import gradus.lab.Lab;
import java.util.Map;

public class Train {

    static double train(Lab lab, Map<String, Double> options) {
        return lab.seed() + options.get("extra");
    }

    static double[][] predict(double[][] batch) {
        return batch;
    }
}

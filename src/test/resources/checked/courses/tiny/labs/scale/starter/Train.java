import gradus.lab.Lab;

public class Train {
    public static void run(Lab lab) {
        lab.log("mean: " + Scale.mean(new double[] { 1, 2 }));
    }
}

import gradus.lab.Lab;
import java.nio.charset.StandardCharsets;

public class Train {

    public static void run(Lab lab) throws Exception {
        System.out.println("θ = 0.5");
        System.out.println("input " + System.in.read());
        System.err.println("on the other stream");
        lab.log("seed " + lab.seed() + "\ndata " + new String(lab.data("numbers.txt"), StandardCharsets.UTF_8));
        lab.save("theta", lab.manager().create(new float[] {0.5f, 1.25f}));
        lab.save("large", lab.manager().zeros(new ai.djl.ndarray.types.Shape(300, 300)));
        var workers = new Thread[2];
        for (int worker = 0; worker < workers.length; worker++) {
            var name = "worker " + worker;
            workers[worker] = new Thread(() -> {
                for (int line = 0; line < 100; line++) {
                    System.out.println(name + " line " + line + " " + "x".repeat(50));
                }
            });
            workers[worker].start();
        }
        for (var worker : workers) {
            worker.join();
        }
        for (int step = 1; step <= 10; step++) {
            lab.progress(step, 10);
        }
        // must not hold the process when everything is said
        new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        }).start();
        System.out.print("no line feed at the end");
    }
}

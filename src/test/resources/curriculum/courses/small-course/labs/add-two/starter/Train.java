import gradus.lab.Lab;

public class Train {
    public static void run(Lab lab) {
        lab.log("plus(1) = " + Adder.plus(1));
    }
}

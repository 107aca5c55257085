/** Three activation functions and how steep they are. z is always what goes in, not what comes out. */
public final class Activations {

    private Activations() {
    }

    /** From 0 to 1. */
    public static double sigmoid(double z) {
        // 1. 1/(1 + e^−z)
        return 0.5;
    }

    /** How steep the sigmoid is at z, exact to eight digits wherever z lies. */
    public static double sigmoidSlope(double z) {
        // 2. σ(z) (1 − σ(z)). What happens to 1 − σ(z) at z = 36?
        return 0;
    }

    /** How steep Math.tanh is at z, exact to eight digits wherever z lies. */
    public static double tanhSlope(double z) {
        // 3. 1 − tanh² z. The same trap.
        return 0;
    }

    /** 1 for what is open, 0 for what is closed; at 0 itself it counts as closed. */
    public static double reluSlope(double z) {
        // 4.
        return 0;
    }
}

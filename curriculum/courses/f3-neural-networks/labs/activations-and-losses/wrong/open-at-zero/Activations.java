/** Three activation functions and how steep they are. z is always what goes in, not what comes out. */
public final class Activations {

    private Activations() {
    }

    /** From 0 to 1. */
    public static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z)); // far to the left e^−z is infinite, and 1/∞ is 0, as it should be
    }

    /** σ(z) (1 − σ(z)), with σ(−z) for the second factor: a difference from 1 would lose its digits. */
    public static double sigmoidSlope(double z) {
        return sigmoid(z) * sigmoid(-z);
    }

    /** 1 − tanh² z, written as 1/cosh² z for the same reason. */
    public static double tanhSlope(double z) {
        double cosh = Math.cosh(z);
        return 1 / (cosh * cosh);
    }

    /** 1 for what is open, 0 for what is closed; at 0 itself it counts as closed. */
    public static double reluSlope(double z) {
        return z >= 0 ? 1 : 0;
    }
}

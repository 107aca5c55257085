/** Throws a die that always falls the same way for the same number and seed. To be read, not changed. */
public final class Dice {

    private Dice() {
    }

    /** From 0 to below 1, as if drawn at random, but the same tomorrow and in any order of the rows. */
    public static double of(long number, long seed) {
        long bits = seed + number * 0x9E3779B97F4A7C15L; // SplitMix64
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        bits ^= bits >>> 31;
        return (bits >>> 11) * 0x1.0p-53;
    }
}

/** Which columns and rows may be used, and for what. It runs as it stands; it just lets everything through. */
public final class Split {

    private Split() {
    }

    /** Which columns the model may see: minutes says when each is known, counted from when the model is asked. */
    public static boolean[] usable(long[] minutes) {
        // 1. Known at that very minute is early enough.
        boolean[] usable = new boolean[minutes.length];
        java.util.Arrays.fill(usable, true);
        return usable;
    }

    /** Which rows are not a copy of an earlier one. Rows are copies if all their readings are equal. */
    public static boolean[] firstCopies(double[][] readings) {
        // 2. Arrays.equals compares two rows.
        boolean[] first = new boolean[readings.length];
        java.util.Arrays.fill(first, true);
        return first;
    }

    /** Which rows belong to the test set: all those of a hive whose die falls below the share. */
    public static boolean[] inTest(long[] hives, long seed, double share) {
        // 3. Dice.of(number, seed). Which number?
        return new boolean[hives.length];
    }

    /** For each row: −1 if it is a copy of an earlier one, otherwise 1 in the test set and 0 in the training set. */
    public static int[] sides(double[][] readings, long[] hives, long seed, double share) {
        // 4. Which comes first, dropping copies or splitting?
        return new int[readings.length];
    }
}

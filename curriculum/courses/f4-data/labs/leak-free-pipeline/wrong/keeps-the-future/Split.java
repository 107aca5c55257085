import java.util.Arrays;

/** Which columns and rows may be used, and for what. */
public final class Split {

    private Split() {
    }

    /** Which columns the model may see: minutes says when each is known, counted from when the model is asked. */
    public static boolean[] usable(long[] minutes) {
        boolean[] usable = new boolean[minutes.length];
        for (int j = 0; j < minutes.length; j++) {
            usable[j] = true;
        }
        return usable;
    }

    /** Which rows are not a copy of an earlier one. Rows are copies if all their readings are equal. */
    public static boolean[] firstCopies(double[][] readings) {
        boolean[] first = new boolean[readings.length];
        for (int i = 0; i < readings.length; i++) {
            first[i] = true;
            for (int earlier = 0; earlier < i; earlier++) {
                first[i] &= !Arrays.equals(readings[earlier], readings[i]);
            }
        }
        return first;
    }

    /** Which rows belong to the test set: all those of a hive whose die falls below the share. */
    public static boolean[] inTest(long[] hives, long seed, double share) {
        boolean[] test = new boolean[hives.length];
        for (int i = 0; i < hives.length; i++) {
            test[i] = Dice.of(hives[i], seed) < share;
        }
        return test;
    }

    /** For each row: −1 if it is a copy of an earlier one, otherwise 1 in the test set and 0 in the training set. */
    public static int[] sides(double[][] readings, long[] hives, long seed, double share) {
        boolean[] first = firstCopies(readings); // among all rows: a copy may bear another hive's number
        boolean[] test = inTest(hives, seed, share);
        int[] sides = new int[readings.length];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = first[i] ? test[i] ? 1 : 0 : -1;
        }
        return sides;
    }
}

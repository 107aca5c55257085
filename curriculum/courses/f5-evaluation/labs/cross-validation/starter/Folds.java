/** Who is tested when. Examples and folds are numbered from 0; the examples have been shuffled already. */
public final class Folds {

    private Folds() {
    }

    /** [n]: the fold of each example, in blocks. The first n % k folds have one example more than the others. */
    public static int[] deal(int n, int k) {
        // 1. deal(7, 3) is [0, 0, 0, 1, 1, 2, 2]: nobody is left over.
        return new int[n];
    }

    /** The numbers of the examples that train when fold f is tested, in rising order. */
    public static int[] training(int[] fold, int f) {
        // 2. training([0, 1, 1, 0, 2], 1) is [0, 3, 4].
        return new int[0];
    }

    /** The numbers of the examples in fold f, in rising order. */
    public static int[] test(int[] fold, int f) {
        // 3. test([0, 1, 1, 0, 2], 1) is [1, 2].
        return new int[0];
    }
}

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Who is tested when. Examples and folds are numbered from 0; the examples have been shuffled already. */
public final class Folds {

    private Folds() {
    }

    /** [n]: the fold of each example, in blocks. The first n % k folds have one example more than the others. */
    public static int[] deal(int n, int k) {
        int[] fold = new int[n];
        int next = 0;
        for (int f = 0; f < k; f++) {
            int size = n / k + (f < n % k ? 1 : 0);
            for (int i = 0; i < size; i++) {
                fold[next++] = f;
            }
        }
        return fold;
    }

    /** The numbers of the examples that train when fold f is tested, in rising order. */
    public static int[] training(int[] fold, int f) {
        return rows(fold, of -> of != f);
    }

    /** The numbers of the examples in fold f, in rising order. */
    public static int[] test(int[] fold, int f) {
        return rows(fold, of -> of == f);
    }

    private static int[] rows(int[] fold, IntPredicate wanted) {
        return IntStream.range(0, fold.length).filter(i -> wanted.test(fold[i])).toArray();
    }
}

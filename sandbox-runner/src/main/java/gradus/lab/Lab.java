package gradus.lab;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.listener.TrainingListener;

/**
 * The lab a run takes place in. The entry point gets one:
 *
 * <pre>{@code
 * public class Train {
 *     public static void run(Lab lab) {
 *         for (int step = 0; step < 100; step++) {
 *             lab.metric("loss", step, loss);
 *         }
 *     }
 * }
 * }</pre>
 *
 * Every method may be called from any thread, except that DJL's arrays are no safer than DJL makes them.
 */
public interface Lab {

    /**
     * The lab of this practice run, for a program that starts with {@code main()} and is given nothing.
     *
     * @throws IllegalStateException in a graded run, which gives its lab to those it calls
     */
    static Lab current() {
        return CurrentLab.get();
    }

    /** Where to compute: a GPU if this sandbox has one, otherwise the CPU. */
    Device device();

    /**
     * The seed to draw everything random from. In a practice run it is the learner's own and never changes; in a graded
     * {@code train} it is the one that the grader asks for. The engine has been seeded with it.
     */
    long seed();

    /** A manager that lives as long as the run. Arrays that must outlive a call belong to it or to a child of it. */
    NDManager manager();

    /**
     * A file of the lab's public data.
     *
     * @param name as it lies in the lab's folder {@code data}, without folders
     * @throws IllegalArgumentException if there is no such file
     */
    byte[] data(String name);

    /**
     * One point of a curve. A series is thinned to 20 points a second and 2,000 in all; the last point is always kept.
     * A run has at most 16 series.
     *
     * @param name of the series, 1 to 64 characters, for example {@code loss}; series that share what stands before a
     *        {@code /}, such as {@code loss/batch} and {@code loss/single}, are drawn in one picture
     * @param step from 0, rising
     * @param value NaN and infinities are shown as what they are
     * @throws IllegalArgumentException if the name is empty or too long, or the step is negative
     */
    void metric(String name, long step, double value);

    /**
     * How far the run has come.
     *
     * @param done 0 to {@code total}
     * @param total at least 1
     * @throws IllegalArgumentException if the numbers say something else
     */
    void progress(long done, long total);

    /** A line for the run's log. */
    void log(String text);

    /**
     * Keeps a tensor as a result of the run: at most 256 KiB each, 1 MiB a run; a larger one is dropped with a notice.
     *
     * @param name 1 to 64 characters
     * @param tensor FLOAT32, FLOAT64, INT32, INT64, UINT8 or BOOLEAN, of at most 8 dimensions
     * @throws IllegalArgumentException if the name or the data type is none of these
     */
    void save(String name, NDArray tensor);

    /**
     * A listener for DJL's {@code Trainer} that streams by itself: each evaluator and the loss per batch
     * ({@code train_loss}) and per epoch ({@code train_epoch_loss}, {@code validate_epoch_loss}), and progress.
     *
     * <pre>{@code
     * new DefaultTrainingConfig(Loss.l2Loss()).addTrainingListeners(lab.listener());
     * }</pre>
     */
    TrainingListener listener();
}

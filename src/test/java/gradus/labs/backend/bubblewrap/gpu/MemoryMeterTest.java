package gradus.labs.backend.bubblewrap.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

class MemoryMeterTest {

    private static final long MIB = 1 << 20;
    private static final Gpu WHOLE = gpu("nvidia0", new Gpu.Memory(0, OptionalInt.empty()));
    private static final Gpu SLICE = gpu("nvidia1, slice gi3/ci0", new Gpu.Memory(1, OptionalInt.of(3)));

    private final FakeMemory memory = new FakeMemory();
    private final HandMovedThread thread = new HandMovedThread();
    private final MemoryMeter meter = new MemoryMeter(memory, thread, Duration.ZERO);

    private static Gpu gpu(String name, Gpu.Memory memory) {
        return new Gpu(name, Map.of(), Optional.ofNullable(memory));
    }

    @Test
    void thePeakIsTheHighestSampleWithoutWhatWasInUseBefore() {
        memory.uses(WHOLE, 500 * MIB);
        try (var run = meter.measure(WHOLE)) {
            assertThat(run.peakBytes()).isZero();
            memory.uses(WHOLE, 800 * MIB);
            thread.step(MemoryMeter.EVERY);
            memory.uses(WHOLE, 600 * MIB);
            thread.step(Duration.ofSeconds(1));
            assertThat(run.peakBytes()).isEqualTo(300 * MIB);
        }
        assertThat(meter.findings()).isEmpty();
    }

    @Test
    void whatIsGivenBackBeforeASampleIsNotSeen() {
        try (var run = meter.measure(WHOLE)) {
            thread.step(MemoryMeter.EVERY.minusMillis(1));
            memory.uses(WHOLE, 900 * MIB);
            memory.uses(WHOLE, 100 * MIB);
            thread.step(Duration.ofMillis(1));
            assertThat(run.peakBytes()).isEqualTo(100 * MIB);
        }
    }

    @Test
    void lessThanBeforeIsNothing() {
        memory.uses(WHOLE, 500 * MIB);
        try (var run = meter.measure(WHOLE)) {
            memory.uses(WHOLE, 400 * MIB);
            thread.step(Duration.ofSeconds(1));
            assertThat(run.peakBytes()).isZero();
        }
    }

    @Test
    void eachRunHasItsOwnAndNothingIsAskedOnceItIsOver() {
        memory.uses(SLICE, 10 * MIB);
        var one = meter.measure(WHOLE);
        var other = meter.measure(SLICE);
        memory.uses(WHOLE, 20 * MIB);
        memory.uses(SLICE, 40 * MIB);
        thread.step(MemoryMeter.EVERY);
        one.close();
        other.close();
        memory.uses(WHOLE, 900 * MIB);
        int before = memory.asked;
        thread.step(Duration.ofSeconds(5));
        assertThat(memory.asked).isEqualTo(before);
        assertThat(thread.repeats()).isZero();
        assertThat(one.peakBytes()).isEqualTo(20 * MIB);
        assertThat(other.peakBytes()).isEqualTo(30 * MIB);
    }

    @Test
    void withoutTheLibraryThereIsNoFigureButAFindingUntilItIsThere() {
        memory.refuses("libnvidia-ml.so.1 is missing");
        try (var run = meter.measure(WHOLE)) {
            memory.uses(WHOLE, 900 * MIB);
            thread.step(Duration.ofSeconds(1));
            assertThat(run.peakBytes()).isZero();
            assertThat(thread.repeats()).isZero();
        }
        assertThat(meter.findings()).containsExactly(
                "the memory that runs on GPU nvidia0 use is not measured: libnvidia-ml.so.1 is missing");
        memory.refuses(null);
        meter.measure(WHOLE).close();
        assertThat(meter.findings()).isEmpty();
    }

    @Test
    void aSampleThatIsRefusedEndsItWithoutAFigure() {
        try (var run = meter.measure(WHOLE); var other = meter.measure(SLICE)) {
            memory.uses(WHOLE, 900 * MIB);
            thread.step(MemoryMeter.EVERY);
            other.close();
            memory.refuses("nvmlDeviceGetMemoryInfo: GPU is lost");
            thread.step(MemoryMeter.EVERY);
            assertThat(run.peakBytes()).isZero();
            memory.refuses(null);
            thread.step(Duration.ofSeconds(1));
            assertThat(run.peakBytes()).isZero();
        }
        assertThat(meter.findings()).singleElement().asString().contains("nvidia0", "GPU is lost");
    }

    @Test
    void aDriverThatDoesNotAnswerHoldsUpNothing() {
        thread.stuck();
        try (var run = meter.measure(WHOLE)) {
            thread.step(Duration.ofSeconds(1));
            assertThat(run.peakBytes()).isZero();
        }
        assertThat(meter.findings()).singleElement().asString().contains("nvidia0", "did not answer");
    }

    @Test
    void ofMemoryThatSlicesShareNothingIsSaid() {
        var shared = gpu("nvidia1, slice gi3/ci1", null);
        assertThat(meter.measure(shared).peakBytes()).isZero();
        assertThat(memory.asked).isZero();
        assertThat(meter.findings()).singleElement().asString().contains("gi3/ci1", "several slices");
    }

    @Test
    void theLibraryIsOpenedOnceWhenItIsNeededAndClosedAtTheEnd() {
        assertThat(memory.opened).isZero();
        meter.measure(WHOLE).close();
        meter.measure(SLICE).close();
        assertThat(memory.opened).isOne();
        meter.close();
        assertThat(memory.opened).isZero();
    }
}

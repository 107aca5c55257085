package gradus.labs.backend.bubblewrap;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.hostile.Going;
import gradus.labs.hostile.Outcome;
import gradus.labs.hostile.Tried;

/** A hostile program as a learner's run. */
final class HostileRun implements Going {

    private final BubblewrapBackend backend;
    private final Job job;
    private final Seen seen = new Seen();
    private final CompletableFuture<RunEnd> end;

    HostileRun(BubblewrapBackend backend, Job job) {
        this.backend = backend;
        this.job = job;
        end = CompletableFuture.supplyAsync(() -> backend.run(job, seen),
                task -> Thread.ofPlatform().daemon().start(task));
    }

    private Stream<Tried> tried() {
        return Stream.concat(seen.log("out").stream(), seen.withheld.toString().lines()).map(Tried::parse)
                .flatMap(Optional::stream);
    }

    @Override
    public void await(String id) {
        HostileGround.until(() -> tried().anyMatch(one -> one.id().equals(id)),
                () -> "says nothing about " + id + ": " + seen.claims + end);
    }

    @Override
    public Outcome outcome() {
        try {
            var how = end.get(120, TimeUnit.SECONDS);
            return new Outcome(tried().toList(), how, how.usage().wall(), String.join("\n", seen.log("err")),
                    seen.claims, seen.report, seen.withheld.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean lastsFor(long millis) {
        try {
            end.get(millis, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long pid() {
        throw new UnsupportedOperationException("Nobody outside knows");
    }

    @Override
    public void killFirst() {
        throw new UnsupportedOperationException("A run is cancelled");
    }

    @Override
    public boolean leavesSomething() {
        throw new UnsupportedOperationException("HostileGround.assertNothingLeft() tells");
    }

    @Override
    public double processors() {
        return HostileGround.processors(HostileGround.cpuGroupOf(job.learner().run()));
    }

    @Override
    public void ask() {
        HostileGround.until(() -> backend.runs(job.learner().run()) || end.isDone(), () -> "the run does not begin");
        backend.cancel(job.learner().run());
    }

    @Override
    public void close() {
        backend.cancel(job.learner().run());
        outcome();
    }
}

package gradus.labs.backend.conversation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/** Remembers what an observer was told. */
public final class Seen implements RunObserver {

    public final List<LearnerMessage> claims = new CopyOnWriteArrayList<>();
    public final List<GraderMessage> report = new CopyOnWriteArrayList<>();
    public final List<Map<String, Map<String, byte[]>>> classes = new CopyOnWriteArrayList<>();
    public final StringBuffer withheld = new StringBuffer();
    public final CountDownLatch started = new CountDownLatch(1);
    public final CountDownLatch ready = new CountDownLatch(1);

    @Override
    public void started() {
        started.countDown();
    }

    @Override
    public void claimed(LearnerMessage message) {
        claims.add(message);
        if (message instanceof LearnerMessage.Ready) {
            ready.countDown();
        }
    }

    @Override
    public void reported(GraderMessage message) {
        report.add(message);
    }

    @Override
    public void compiled(Map<String, Map<String, byte[]>> told) {
        classes.add(told);
    }

    @Override
    public void withheld(String line) {
        withheld.append(line).append('\n');
    }

    public List<String> log(String stream) {
        return claims.stream().filter(LearnerMessage.Log.class::isInstance).map(LearnerMessage.Log.class::cast)
                .filter(log -> log.stream().equals(stream)).map(LearnerMessage.Log::text).toList();
    }

    public List<String> checks() {
        return report.stream().filter(GraderMessage.Check.class::isInstance).map(GraderMessage.Check.class::cast)
                .map(check -> check.id() + " " + check.outcome() + " " + check.points()).toList();
    }
}

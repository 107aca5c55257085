package gradus.labs.runs;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.runs.events.EventId;
import gradus.labs.runs.events.RunEvents;
import gradus.labs.runs.work.RunState;
import gradus.organizations.Tenancy;
import gradus.outbox.Wakeups;
import gradus.web.Reader;
import io.quarkus.runtime.ShutdownEvent;

/** Opens streams of events: of the viewer's runs, a few at a time. */
@ApplicationScoped
public class RunStreams {

    private final Viewer viewer;
    private final Reader reader;
    private final Tenancy tenancy;
    private final Wakeups wakeups;
    private final RunEventFeed feed;
    private final RunsConfig config;
    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    RunStreams(Viewer viewer, Reader reader, Tenancy tenancy, Wakeups wakeups, RunEventFeed feed, RunsConfig config) {
        this.viewer = viewer;
        this.reader = reader;
        this.tenancy = tenancy;
        this.wakeups = wakeups;
        this.feed = feed;
        this.config = config;
    }

    /**
     * Starts to send; returns at once.
     *
     * @param last what the reader has seen already
     * @throws Problem 404 if the viewer has no such run, 429 if too many streams are open
     */
    @Transactional
    void open(UUID run, EventId last, RunStream.Sink sink) {
        var row = LabRun.require(run, viewer.id());
        var person = viewer.id();
        var language = reader.language();
        take(person);
        if (!sink.beat()) { // on this thread: the server sends the headers itself once it returns, and not beside another
            giveBack(person);
            sink.close();
            return;
        }
        var stream = new RunStream(run, row.labVersion, language, last,
                row.state.equals(RunState.QUEUED.key()), sink);
        Thread.ofVirtual().name("run-stream-" + run).start(() -> {
            try (var told = wakeups.on(RunEvents.TOLD, id -> stream.wake(id))) {
                tenancy.run(row.organizationId, () -> stream.sendAll(feed, config.heartbeat(), () -> stopped));
            } finally {
                giveBack(person);
                sink.close();
            }
        });
    }

    /** Whether the reader has seen the end: then there is nothing to stream, now or later. */
    @Transactional
    boolean ended(UUID run, EventId last) {
        LabRun.requireOwn(run, viewer.id());
        return feed.ended(run, last);
    }

    /** How many are open here, of everybody. */
    public int count() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void take(UUID person) {
        int streams = open.merge(person, 1, Integer::sum);
        if (streams > config.streamsPerPerson()) {
            giveBack(person);
            throw new Problem(RunProblem.TOO_MANY_STREAMS, "%d streams are open".formatted(streams - 1),
                    Map.of("most", Integer.toString(config.streamsPerPerson())));
        }
    }

    private void giveBack(UUID person) {
        open.computeIfPresent(person, (id, streams) -> streams == 1 ? null : streams - 1);
    }
}

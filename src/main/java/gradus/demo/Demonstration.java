package gradus.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import gradus.common.Roles;
import gradus.demo.script.Cohort;
import gradus.demo.script.Recordings;
import gradus.demo.script.Story;
import gradus.labs.definition.Labs;
import gradus.organizations.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Fills an installation that is a demonstration with invented learners and their work, in the background. Each learner
 * comes in one transaction, together with everything they did: who is there is complete and is left alone, so a start
 * after a crash goes on where the last one ended, and any other adds nothing.
 */
@ApplicationScoped
class Demonstration {

    private static final Logger LOG = Logger.getLogger(Demonstration.class);
    private static final int SECONDS_A_LEARNER = 300; // of a machine that is still starting

    private final DemoConfig config;
    private final Stage stage;
    private final Tenancy tenancy;
    private final Labs labs;
    private final Roles roles;
    private final Clock clock;
    private volatile boolean stopped;

    Demonstration(DemoConfig config, Stage stage, Tenancy tenancy, Labs labs, Roles roles, Clock clock) {
        this.config = config;
        this.stage = stage;
        this.tenancy = tenancy;
        this.labs = labs;
        this.roles = roles;
        this.clock = clock;
    }

    /** After everything else: nobody waits for it. */
    void start(@Observes @Priority(3000) StartupEvent event) {
        if (config.on() && roles.web()) {
            Thread.ofPlatform().name("demo").daemon().start(() -> play(Cohort.shipped(), Recordings::shipped));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /**
     * @param recorded the runs of a lab, by its id
     * @return how many learners were new
     */
    int play(Cohort cohort, Function<String, Optional<Recordings>> recorded) {
        var shelf = new Shelf(labs, recorded);
        var began = clock.instant();
        int arrived = 0;
        for (var story : cohort.people()) {
            arrived += !stopped && play(cohort.course(), story, began, shelf) ? 1 : 0;
        }
        if (arrived > 0) {
            LOG.infof("New invented learners with their work of the last weeks: %d", arrived);
        }
        return arrived;
    }

    private boolean play(String course, Story story, Instant began, Shelf shelf) {
        try {
            return tenancy.call(tenancy.home(), () -> QuarkusTransaction.requiringNew().timeout(SECONDS_A_LEARNER)
                    .call(() -> stage.play(course, story, began, shelf)));
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.warnf(e, "%s could not be invented; the next start tries again", story.name());
            }
            return false;
        }
    }
}

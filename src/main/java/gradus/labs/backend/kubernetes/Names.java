package gradus.labs.backend.kubernetes;

import java.util.Map;
import java.util.UUID;

import gradus.labs.backend.Job;

/** What the objects of a run are called and labelled. */
final class Names {

    static final String RUN = "gradus/run";
    static final String ATTEMPT = "gradus/attempt";
    static final String PHASE = "gradus/phase";
    static final String INSTANCE = "gradus/instance";
    static final String CANARY = "gradus/canary";
    static final String FLIGHT = "gradus/flight";
    static final String QUEUE = "kueue.x-k8s.io/queue-name";
    static final String LEARNER = "learner";
    static final String GRADER = "grader";

    private Names() {
    }

    /** Of the Job, and the beginning of its Secrets' names; at most 63 characters. */
    static String job(Job job) {
        return "lab-" + job.name();
    }

    static Map<String, String> labels(Job job, String instance) {
        return Map.of(RUN, job.learner().run().toString(), ATTEMPT, Integer.toString(job.learner().attempt()),
                PHASE, job.phase().key(), INSTANCE, instance);
    }

    static Map<String, String> ofRun(UUID run) {
        return Map.of(RUN, run.toString());
    }
}

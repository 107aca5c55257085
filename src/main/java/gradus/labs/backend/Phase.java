package gradus.labs.backend;

import java.util.Locale;

/** What a job does of its run. */
public enum Phase {
    WHOLE,
    /** Of a graded run of a strict lab: draws the calls, without anything of the learner's. */
    DRAW,
    /** Answers them, without anything hidden. */
    ANSWER,
    /** Judges the answers, without anything of the learner's but these. */
    JUDGE;

    /** As a cluster labels its Job: {@code draw}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Behind the name of the run. */
    String suffix() {
        return this == WHOLE ? "" : "-" + key();
    }
}

package gradus.demo.script;

import java.time.Duration;

/** One thing that somebody did, and how long it took until the next. */
public sealed interface Step {

    Duration takes();

    record Enrols() implements Step {
        @Override
        public Duration takes() {
            return Duration.ofMinutes(1);
        }
    }

    record Reads(String lesson) implements Step {
        @Override
        public Duration takes() {
            return Duration.ofMinutes(4); // the questions inside it took the rest
        }
    }

    /** @param item a question of this lesson */
    record Answers(String lesson, String item, boolean right) implements Step {
        @Override
        public Duration takes() {
            return Duration.ofSeconds(right ? 170 : 95);
        }
    }

    /** @param answer whose files: {@code starter}, {@code solution}, {@code wrong/uphill}, {@code typo/solution} */
    record Runs(String lab, String answer, boolean submitted) implements Step {

        /** {@code submit wrong/uphill}; no learner does the same twice in one lab. */
        public String what() {
            return (submitted ? "submit " : "practice ") + answer;
        }

        @Override
        public Duration takes() {
            return Duration.ofSeconds(answer.startsWith("typo/") ? 80 : 410);
        }
    }
}

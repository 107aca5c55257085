package gradus.labs.backend.bubblewrap.box;

/** Main classes inside the sandboxes, and the one that unpacks native libraries when the runtime is staged. */
public record Programs(String learner, String grader, String unpack) {

    public static final Programs STANDARD = new Programs("gradus.sandbox.learner.LearnerMain",
            "gradus.sandbox.grader.GraderMain", "gradus.sandbox.Unpack");
}

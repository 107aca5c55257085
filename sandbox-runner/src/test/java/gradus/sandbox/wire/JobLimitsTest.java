package gradus.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import gradus.sandbox.GoldenExamples;

class JobLimitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            job-learner | role        | "grader"
            job-learner | mode        | "exam"
            job-learner | mode        | "submit"
            job-learner | gate        | "/gate/grader.sock"
            job-learner-answer | gate | "/gate/grader.sock"
            job-learner | seed        | "7"
            job-learner | seed        | 7.5
            job-learner | run         | "7"
            job-learner | files       | null
            job-learner | entryPoint  | null
            job-grader  | role        | "learner"
            job-grader  | gate        | null
            job-grader  | maxRestarts | -1
            job-grader  | graderClass | null
            job-grader  | checks      | [{"id": "a", "points": -1, "deadlineMillis": 1, "comparison": null}]
            job-grader  | checks      | [{"id": "a", "points": 1, "deadlineMillis": 0, "comparison": null}]
            job-grader  | checks      | [{"id": "a", "points": 1, "deadlineMillis": 600001, "comparison": null}]
            job-grader  | checks      | [{"id": null, "points": 1, "deadlineMillis": 1, "comparison": null}]
            """)
    void aJobThatMakesNoSenseIsRefused(String example, String field, String value) throws Exception {
        var job = (ObjectNode) GoldenExamples.tree(example);
        job.set(field, new ObjectMapper().readTree(value));
        var type = example.startsWith("job-learner") ? LearnerJob.class : GraderJob.class;
        assertThatThrownBy(() -> Wire.read(job.toString(), type)).isInstanceOf(IllegalArgumentException.class);
    }
}

package gradus.labs.runs;

import gradus.common.Problem;

enum RunProblem implements Problem.Type {
    RUN_NOT_FOUND(404),
    RUN_OPEN(409),
    CELL_OPEN(409),
    NOTHING_TO_SUBMIT(400),
    MODE_UNKNOWN(400),
    IDEMPOTENCY_KEY_NOT_ALLOWED(400),
    IDEMPOTENCY_KEY_REUSED(422),
    TOO_MANY_RUNS(429),
    BUDGET_SPENT(429),
    TOO_MANY_STREAMS(429),
    ARTIFACT_NOT_FOUND(404),
    POINTS_NOT_ALLOWED(400);

    private final int status;

    RunProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

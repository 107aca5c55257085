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
    POINTS_NOT_ALLOWED(400),
    RUN_NOT_CLOSED(409),
    RUN_WAS_CANCELLED(409),
    RUN_HAD_FAILED(409),
    REPLAY_OF_REPLAY(409),
    CELL_NOT_REPLAYED(409),
    LAB_VERSION_GONE(409),
    REPLAY_OPEN(409),
    TOO_MANY_REPLAYS(429),
    NOT_REPLAYED(404);

    private final int status;

    RunProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

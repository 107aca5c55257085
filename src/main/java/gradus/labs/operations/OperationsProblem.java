package gradus.labs.operations;

import gradus.common.Problem;

enum OperationsProblem implements Problem.Type {
    FIELD_MISSING(400),
    NO_SUCH_STATE(400),
    OPERATORS_ONLY(403),
    RUNNER_NOT_FOUND(404),
    OPEN_RUN_NOT_FOUND(404);

    private final int status;

    OperationsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

package gradus.labs.definition;

import gradus.common.Problem;

enum LabProblem implements Problem.Type {
    LAB_NOT_FOUND(404),
    CELL_NOT_FOUND(404),
    LAB_VERSION_NOT_FOUND(404);

    private final int status;

    LabProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

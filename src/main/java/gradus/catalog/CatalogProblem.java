package gradus.catalog;

import gradus.common.Problem;

enum CatalogProblem implements Problem.Type {
    COURSE_NOT_FOUND(404);

    private final int status;

    CatalogProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

package gradus.catalog.page;

import gradus.common.Problem;

enum SearchProblem implements Problem.Type {
    SEARCH_TOO_LONG(400);

    private final int status;

    SearchProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

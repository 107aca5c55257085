package gradus.items;

import gradus.common.Problem;

enum ItemProblem implements Problem.Type {
    ITEM_NOT_FOUND(404);

    private final int status;

    ItemProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

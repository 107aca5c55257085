package gradus.placement;

import gradus.common.Problem;

enum PlacementProblem implements Problem.Type {
    /** The curriculum has no items for it. */
    PLACEMENT_NOT_FOUND(404),
    /** Something was answered that the placement check does not ask. */
    PLACEMENT_ITEM_UNKNOWN(400),
    /** An answer is none to its item. */
    PLACEMENT_ANSWER_NOT_VALID(400);

    private final int status;

    PlacementProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

package gradus.items.questions;

import gradus.common.Problem;

enum QuestionProblem implements Problem.Type {
    /** The body is no JSON with an answer in it. */
    ANSWER_NOT_READABLE(400),
    /** It is, but it is no answer to this item. */
    ANSWER_NOT_VALID(400),
    ANSWER_TOO_LARGE(413);

    private final int status;

    QuestionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

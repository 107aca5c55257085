package gradus.identity;

import gradus.common.Problem;

enum IdentityProblem implements Problem.Type {
    SIGN_IN_NEEDED(401),
    SIGN_IN_INCOMPLETE(401),
    SIGN_IN_UNAVAILABLE(503);

    private final int status;

    IdentityProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

package gradus.enrolments;

import gradus.common.Problem;

enum EnrolmentProblem implements Problem.Type {
    ENROLMENT_NOT_ALLOWED(403);

    private final int status;

    EnrolmentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

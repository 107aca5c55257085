package gradus.labs.runs.events;

import gradus.common.Problem;

enum EventProblem implements Problem.Type {
    EVENT_ID_NOT_READABLE;

    @Override
    public int status() {
        return 400;
    }
}

package gradus.lessons;

import gradus.common.Problem;

enum LessonProblem implements Problem.Type {
    LESSON_NOT_FOUND(404),
    FIGURE_NOT_FOUND(404),
    LESSON_UNREADABLE(500);

    private final int status;

    LessonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

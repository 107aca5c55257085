package gradus.labs.workspaces;

import gradus.common.Problem;

enum WorkspaceProblem implements Problem.Type {
    FILE_NAME_NOT_ALLOWED(400),
    TOO_MANY_FILES(413),
    FILE_TOO_LARGE(413),
    FILES_TOO_LARGE(413),
    FILE_NOT_TEXT(400),
    FILE_READ_ONLY(400),
    FILES_NOT_READABLE(400),
    WORKSPACE_CONFLICT(409),
    SNAPSHOT_NOT_FOUND(404),
    STARTER_NOT_FOUND(404);

    private final int status;

    WorkspaceProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

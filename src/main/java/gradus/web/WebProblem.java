package gradus.web;

import gradus.common.Problem;

/** What can be wrong with a request before any module has looked at it. */
enum WebProblem implements Problem.Type {
    BAD_REQUEST(400),
    INVALID_JSON(400),
    INVALID_VALUES(400),
    STALE_PAGE(400),
    PAGE_NOT_ALLOWED(400),
    SIGN_IN_NEEDED(401),
    NOT_ALLOWED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    NOT_READY(503),
    DATABASE_AWAY(503),
    STORAGE_FULL(507);

    private final int status;

    WebProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** The type for a status that somebody else has chosen. */
    static WebProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> SIGN_IN_NEEDED;
            case 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> NOT_READY;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}

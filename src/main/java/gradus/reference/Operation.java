package gradus.reference;

import java.util.Optional;

import gradus.common.Text;

/**
 * What people are told of one call, beside what the code itself says.
 *
 * @param call method and path: {@code POST /api/v1/labs/{lab}/runs}
 * @param status of the answer if all goes well
 * @param request JSON that may be sent; empty for calls without a body
 * @param response JSON that may come back; empty for answers that are not JSON
 */
record Operation(String call, Text summary, int status, Optional<String> request, Optional<String> response) {

    String method() {
        return call.substring(0, call.indexOf(' '));
    }

    String path() {
        return call.substring(call.indexOf(' ') + 1);
    }

    /** What the call is about: {@code labs}. */
    String group() {
        return path().split("/")[3];
    }
}

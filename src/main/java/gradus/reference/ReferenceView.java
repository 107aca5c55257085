package gradus.reference;

import java.util.List;

/**
 * The API as the page shows it.
 *
 * @param origin this installation's address, without a slash at the end
 * @param realm the identity provider's address, where programs get their token
 */
record ReferenceView(String origin, String realm, List<Group> groups) {

    /** @param name what its calls are about: {@code labs} */
    record Group(String name, List<Call> calls) {
    }

    /**
     * @param id to link to
     * @param roles one of which the caller needs; empty if signing in is enough
     * @param request JSON; null without a body
     * @param response JSON; null if the answer is something else
     */
    record Call(String id, String method, String path, String summary, boolean open, List<String> roles,
            List<Parameter> parameters, String request, int status, String response) {
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, String type) {
    }
}

package gradus.web;

import java.util.Map;

/**
 * A problem in the reader's language: the RFC 9457 document as it is sent, and what the page shows.
 *
 * @param type {@code /problems/} and the key
 * @param instance the path that was asked for
 * @param values what the problem is about, for programs that write their own text
 * @param requestId finds the request in the logs
 */
record ProblemView(String type, String title, int status, String detail, String instance, Map<String, String> values,
        String requestId) {
}

package gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Forms that arrive when the session has ended: given back in a page that sends them again, so that nothing typed is
 * lost. Only what a page of ours has sent, and only if there is more in it than the true or false of a button.
 */
@ApplicationScoped
public class SentForms {

    private static final String TOKEN = "csrf-token"; // field and cookie
    private static final int MOST_FIELDS = 200;

    private final ProblemResponses responses;
    private final WebLimits limits;

    SentForms(ProblemResponses responses, WebLimits limits) {
        this.responses = responses;
        this.limits = limits;
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance again(String action, Map<String, List<String>> fields);
    }

    /** The page with the form, whose body nobody has read yet; null if there is nothing to keep. */
    public Uni<Response> again(RoutingContext context) {
        var request = context.request();
        if (!isForm(request) || !responses.wantsPage()) {
            return Uni.createFrom().nullItem();
        }
        var body = Uni.createFrom().completionStage(() -> {
            var whole = request.body().toCompletionStage();
            request.resume();
            return whole;
        });
        return body.map(SentForms::fields).onItem().transformToUni(fields -> {
            var cookie = request.getCookie(TOKEN);
            boolean ours = cookie != null && List.of(cookie.getValue()).equals(fields.remove(TOKEN));
            return ours && worthKeeping(fields) ? page(request, fields) : Uni.createFrom().nullItem();
        }).onFailure().recoverWithNull(); // a body that cannot be read has nothing to give back
    }

    private boolean isForm(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH); // browsers always say it
        return request.method() == HttpMethod.POST && type != null && length != null && !request.isEnded()
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)
                && Long.parseLong(length) <= limits.largestRequestBytes();
    }

    private Uni<Response> page(HttpServerRequest request, Map<String, List<String>> fields) {
        return responses.visitorKnown()
                .onItem().transformToUni(known -> Templates.again(request.uri(), fields).createUni())
                .map(page -> Response.status(Response.Status.UNAUTHORIZED)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).entity(page).build());
    }

    private static boolean worthKeeping(Map<String, List<String>> fields) {
        return fields.values().stream().flatMap(List::stream)
                .anyMatch(value -> !value.equals("true") && !value.equals("false"));
    }

    private static Map<String, List<String>> fields(Buffer body) {
        return new LinkedHashMap<>(new QueryStringDecoder(body.toString(UTF_8), UTF_8, false, MOST_FIELDS).parameters());
    }
}

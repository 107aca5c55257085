package gradus.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around every page. */
@MessageBundle("web")
interface WebMessages {

    @Message("Skip to content")
    String skip();

    @Message("Courses")
    String courses();

    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("Language")
    String language();

    @Message("Request id")
    String requestId();

    @Message("To the start page")
    String toStart();
}

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

    @Message("Account: name and password")
    String account();

    @Message("Language")
    String language();

    @Message("Request id")
    String requestId();

    @Message("To the start page")
    String toStart();

    @Message("Main")
    String mainNavigation();

    @Message("Theme: as the system")
    String themeSystem();

    @Message("Theme: light")
    String themeLight();

    @Message("Theme: dark")
    String themeDark();

    @Message("Learn large-model engineering by doing it.")
    String motto();

    @Message("Open source, Apache License 2.0")
    String licence();

    @Message("API")
    String api();
}

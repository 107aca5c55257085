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

    @Message("Dashboard")
    String dashboard();

    @Message("Operations")
    String operations();

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

    @Message("Try again")
    String tryAgain();

    @Message("Go back")
    String goBack();

    @Message("Your session has ended")
    String sessionEnded();

    @Message("It ended before this was sent. Nothing you wrote is lost: it is kept in this page. Sign in again in another tab, "
            + "then come back here and send it.")
    String sessionEndedHelp();

    @Message("Sign in, in another tab")
    String signInElsewhere();

    @Message("Send again")
    String sendAgain();

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

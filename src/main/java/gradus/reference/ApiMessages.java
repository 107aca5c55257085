package gradus.reference;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around the description of the API. */
@MessageBundle("reference")
interface ApiMessages {

    @Message("The API")
    String title();

    @Message("Everything a page can do, a program can do, too: with the same rights, the same limits and the same answers.")
    String lead();

    @Message("Signing in")
    String signingIn();

    @Message("Programs send an access token of the identity provider in the header Authorization. On an installation with demo accounts, one is had like this:")
    String token();

    @Message("What holds everywhere")
    String everywhere();

    @Message("Errors are problem documents (RFC 9457): type for programs, title and detail for people, in the language of Accept-Language.")
    String problems();

    @Message("Lists are paged: page counts from 0, size is 1 to 100; total says how many there are on all pages.")
    String paging();

    @Message("Where Idempotency-Key stands, the same request with the same key is carried out once and answered twice: send it again when you are not sure that it arrived.")
    String idempotency();

    @Message("For tools, the whole description as OpenAPI: as YAML or as JSON.")
    String document();

    @Message("On this page")
    String contents();

    @Message("who is signed in")
    String signedIn();

    @Message("everybody")
    String everybody();

    @Message("with the role")
    String role();

    @Message("Parameters")
    String parameters();

    @Message("in the path")
    String inPath();

    @Message("in the query")
    String inQuery();

    @Message("in the header")
    String inHeader();

    @Message("Sends")
    String sends();

    @Message("Answers")
    String answers();
}

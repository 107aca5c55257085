package gradus.web;

/** Who is looking, as far as the page chrome shows it. In templates: <code>{inject:visitor.signedIn}</code>. */
public interface Visitor {

    boolean signedIn();

    /** Keeps apart what two people leave in one browser, and says nothing else; empty for nobody. */
    String subject();

    /** Whether the pages of operators open; what somebody may do there is decided by who does it. */
    boolean operator();

    /** The name to show; empty for somebody who is not signed in. */
    String name();
}

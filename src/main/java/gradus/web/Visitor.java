package gradus.web;

/** Who is looking, as far as the page chrome shows it. In templates: <code>{inject:visitor.signedIn}</code>. */
public interface Visitor {

    boolean signedIn();

    /** The name to show; empty for somebody who is not signed in. */
    String name();
}

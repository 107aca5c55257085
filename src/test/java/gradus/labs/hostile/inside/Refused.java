package gradus.labs.hostile.inside;

/** The reason an attack got nothing. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String reason) {
        super(reason, null, false, false);
    }
}

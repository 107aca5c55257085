package gradus.labs.backend.kubernetes;

/** Something that runs need is missing; the message tells an operator what, and how to get it. */
final class NotReadyException extends Exception {

    NotReadyException(String message) {
        super(message);
    }
}

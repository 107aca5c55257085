package gradus.labs.hostile;

/** A hostile program that runs. Closing ends it. */
public interface Going extends AutoCloseable {

    /** Waits until it has said something about a case. */
    void await(String id);

    /** Waits for its end. */
    Outcome outcome();

    /** Whether it has not ended within this time. */
    boolean lastsFor(long millis);

    /** Of a control: its process. */
    long pid();

    /** Of a control: ends its first process alone, for certain; what that has started may live on. */
    void killFirst();

    /** Of a control: whether any process of it is left. */
    boolean leavesSomething();

    /** How many processors its control group may use at once. */
    double processors();

    /** Asks it to end, as politely as an operating system does. */
    void ask();

    @Override
    void close();
}

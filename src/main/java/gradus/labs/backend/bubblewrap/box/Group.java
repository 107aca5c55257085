package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.time.Duration;

/** Whatever is put into it is limited, counted and ended together. */
public interface Group {

    /** From now on; where processes carry their limits themselves, those that they started with stay. */
    void limit(Allowance allowance) throws IOException;

    /** Its share of the processors when others want them, too: as large as anybody's, or next to nothing. */
    void urgent(boolean urgent) throws IOException;

    void add(long pid) throws IOException;

    /** CPU time used so far by everything that was ever in it. */
    Duration cpuUsed() throws IOException;

    /** How often the kernel ended a process because the group's memory was full. */
    long memoryKills() throws IOException;

    /** Whether it holds more memory than it may, as far as nobody else stops that. */
    boolean overfull() throws IOException;

    /** The most memory it held at one moment; 0 if nobody has counted. */
    long memoryPeakBytes() throws IOException;

    /** Ends everything in it, at once and for certain; returns when nothing is left. */
    void kill() throws IOException;

    /** Removes it; it must be empty. */
    void remove() throws IOException;
}

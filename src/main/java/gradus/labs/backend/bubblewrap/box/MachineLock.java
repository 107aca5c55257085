package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Held by one application on this machine at a time; ends with the process, whatever happens to it. */
public final class MachineLock implements AutoCloseable {

    private static final long RETRY_NANOS = 20_000_000;

    private final FileChannel channel;
    private final FileLock lock;

    private MachineLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for it. */
    public static MachineLock take(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (true) {
                try {
                    return new MachineLock(channel, channel.lock());
                } catch (OverlappingFileLockException e) {
                    LockSupport.parkNanos(RETRY_NANOS); // another backend of this JVM has it
                }
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}

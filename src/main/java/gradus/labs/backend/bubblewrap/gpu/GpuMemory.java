package gradus.labs.backend.bubblewrap.gpu;

import java.io.IOException;

/** Asks the driver about the memory of GPUs. Each is used by one thread alone. */
public interface GpuMemory extends AutoCloseable {

    /** Opens one when it is first needed. */
    interface Source {

        /** @throws IOException if nobody here can be asked; its message is for operators */
        GpuMemory open() throws IOException;
    }

    /**
     * @return bytes in use now, whoever uses them, with what the driver keeps for itself
     * @throws IOException if the driver does not say; its message is for operators
     */
    long usedBytes(Gpu.Memory memory) throws IOException;

    @Override
    void close();
}

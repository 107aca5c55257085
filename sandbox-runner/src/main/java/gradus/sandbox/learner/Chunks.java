package gradus.sandbox.learner;

import java.io.OutputStream;
import java.util.Arrays;

import gradus.lab.Lab;

/** A stream of bytes that a program of ours hands over, told in claims short enough for every log. */
public final class Chunks extends OutputStream {

    /** The log of a container breaks lines of more than 16 KiB; in base64 these are 11. */
    private static final int LARGEST = 8 * 1024;

    private final Claims claims;
    private final String name;

    Chunks(Claims claims, String name) {
        this.claims = claims;
        this.name = name;
    }

    /** @param lab of the program, as it was given it */
    public static Chunks of(Lab lab, String name) {
        return new Chunks(((RunLab) lab).claims(), name);
    }

    @Override
    public void write(int one) {
        write(new byte[] { (byte) one }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        for (int at = from; at < from + count; at += LARGEST) {
            claims.chunk(name, Arrays.copyOfRange(bytes, at, Math.min(at + LARGEST, from + count)));
        }
    }
}

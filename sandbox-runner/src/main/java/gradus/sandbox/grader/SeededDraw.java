package gradus.sandbox.grader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.random.RandomGenerator;

import gradus.grading.Draw;
import gradus.sandbox.DataFolder;

/** Draws everything from two seeds. */
record SeededDraw(long seed, long learnerSeed) implements Draw {

    @Override
    public RandomGenerator random(String purpose) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            return new Random(ByteBuffer.wrap(digest.digest()).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public byte[] data(String name) {
        return DataFolder.read(name);
    }
}

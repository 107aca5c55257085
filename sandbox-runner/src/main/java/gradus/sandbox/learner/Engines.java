package gradus.sandbox.learner;

import ai.djl.engine.Engine;

/** The one engine of the process, on one thread, so that a seed gives the same numbers every time. */
final class Engines {

    private Engines() {
    }

    /** Loads the native libraries. The thread that calls this is the one to compute on: settings are its own. */
    static Engine load() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getInstance();
    }

    /** The engine takes 32 bits; both halves of the seed count. */
    static void seed(Engine engine, long seed) {
        engine.setRandomSeed((int) (seed ^ seed >>> 32));
    }

    /** {@code cpu}, or {@code gpu(0)}. */
    static String device(Engine engine) {
        var device = engine.defaultDevice();
        return device.isGpu() ? device.toString() : "cpu";
    }

    static String name(Engine engine) {
        return "%s %s".formatted(engine.getEngineName(), engine.getVersion().replaceFirst("-.*", ""));
    }
}

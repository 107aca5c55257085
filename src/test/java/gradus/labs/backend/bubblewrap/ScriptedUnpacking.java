package gradus.labs.backend.bubblewrap;

/** In a runtime whose engine has nothing to unpack. */
final class ScriptedUnpacking {

    private ScriptedUnpacking() {
    }

    public static void main(String[] arguments) {
        System.out.println("nothing for " + arguments[0]);
    }
}

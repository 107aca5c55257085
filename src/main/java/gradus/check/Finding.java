package gradus.check;

/**
 * Something that has to be mended before the curriculum can be published.
 *
 * @param part of the curriculum: {@code f2-gradient-descent/linear-regression}
 * @param what names file and place, and says what is wrong
 * @param advice what to do about it; empty where that is plain
 */
record Finding(String part, String what, String advice) {

    static Finding of(String part, String what) {
        return new Finding(part, what, "");
    }
}

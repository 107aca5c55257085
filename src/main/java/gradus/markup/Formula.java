package gradus.markup;

/**
 * @param tex as the author wrote it, without dollars
 * @param display on lines of its own
 */
record Formula(String tex, boolean display) {
}

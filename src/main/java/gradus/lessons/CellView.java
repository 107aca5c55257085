package gradus.lessons;

import gradus.markup.Cell;

/**
 * What stands below a program that can be run.
 *
 * @param number in the lesson, from 1
 * @param anchor the id of its element
 */
record CellView(String id, String anchor, int number, boolean signedIn) {

    static CellView of(Cell cell, int number, boolean signedIn) {
        return new CellView(cell.id(), cell.anchor(), number, signedIn);
    }
}

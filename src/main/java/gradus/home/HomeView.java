package gradus.home;

import java.util.List;

/**
 * The start page.
 *
 * @param start where somebody new begins: a path of ours; null if there is no course
 * @param next what to go on with; null for visitors and for whoever has not begun
 */
record HomeView(List<CourseLine> courses, String start, GoOn.Next next) {

    record CourseLine(String address, String title, String summary, int lessons, int labs) {
    }
}

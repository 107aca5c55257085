/**
 * What code in a lab sees: the {@link gradus.lab.Lab} that a run is given, and the visible checks of a practice run.
 * Nothing said here is believed when a run is graded; see {@code gradus.grading} for that side.
 */
package gradus.lab;

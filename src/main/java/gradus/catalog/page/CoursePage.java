package gradus.catalog.page;

import java.util.List;

import gradus.catalog.page.CourseApi.CourseView;
import gradus.web.Listing;

/** Some of the courses, in the order of the program. */
record CoursePage(List<CourseView> courses, int page, int size, long total) implements Listing {
}

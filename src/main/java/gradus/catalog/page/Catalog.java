package gradus.catalog.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.catalog.Stage;
import gradus.catalog.page.CatalogView.Line;
import gradus.catalog.page.CatalogView.Section;
import gradus.enrolments.Enrolments;
import gradus.lessons.Lesson;
import gradus.lessons.Lessons;
import gradus.placement.PlacementItems;
import gradus.progress.Progress;
import gradus.progress.Standing;
import gradus.web.Reader;

/** Finds courses and puts the page of all courses together. */
@ApplicationScoped
class Catalog {

    private final Courses courses;
    private final Lessons lessons;
    private final Enrolments enrolments;
    private final Progress progress;
    private final PlacementItems placement;
    private final Reader reader;

    Catalog(Courses courses, Lessons lessons, Enrolments enrolments, Progress progress, PlacementItems placement,
            Reader reader) {
        this.courses = courses;
        this.lessons = lessons;
        this.enrolments = enrolments;
        this.progress = progress;
        this.placement = placement;
        this.reader = reader;
    }

    /**
     * In the order of the program.
     *
     * @throws gradus.common.Problem 400 if the search is too long
     */
    List<Course> find(Wish wish) {
        return find(wish, wish.mine() ? enrolments.mine().keySet() : Set.of());
    }

    /** @throws gradus.common.Problem 400 if the search is too long */
    CatalogView view(Wish wish) {
        var mine = enrolments.mine();
        var found = find(wish, mine.keySet());
        var standing = progress.mine();
        return new CatalogView(wish, filters(wish), sections(found, mine, standing), found.size(), placement.isOffered());
    }

    private List<Course> find(Wish wish, Set<String> mine) {
        var search = Search.of(wish.query());
        return courses.all().stream().filter(search)
                .filter(course -> !wish.mine() || mine.contains(course.id()))
                .filter(course -> wish.stage().isEmpty()
                        || courses.stageOf(course).map(Stage::id).filter(wish.stage()::equals).isPresent())
                .toList();
    }

    private List<CatalogView.Stage> filters(Wish wish) {
        if (courses.stages().size() < 2) {
            return List.of();
        }
        return courses.stages().stream().map(stage -> new CatalogView.Stage(stage.title().in(reader.language()),
                wish.address(stage.id(), false), stage.id().equals(wish.stage()))).toList();
    }

    private List<Section> sections(List<Course> found, Map<String, ?> mine, Standing standing) {
        var sections = new ArrayList<Section>();
        var rest = new ArrayList<>(found);
        for (var stage : courses.stages()) {
            var here = stage.courses().stream().filter(found::contains).toList();
            rest.removeAll(here);
            if (!here.isEmpty()) {
                sections.add(new Section(stage.title().in(reader.language()), stage.summary().in(reader.language()),
                        lines(here, mine, standing)));
            }
        }
        if (!rest.isEmpty()) {
            sections.add(new Section(null, null, lines(rest, mine, standing)));
        }
        return sections;
    }

    private List<Line> lines(List<Course> found, Map<String, ?> mine, Standing standing) {
        return found.stream().map(course -> new Line(course.address(), course.title().in(reader.language()),
                course.summary().in(reader.language()), course.parts(Kind.LESSON).size(), course.parts(Kind.LAB).size(),
                lessons.ofCourse(course.id()).stream().mapToInt(Lesson::minutes).sum(),
                mine.containsKey(course.id()) ? standing.in(course) : null)).toList();
    }
}

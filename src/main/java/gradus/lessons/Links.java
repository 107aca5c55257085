package gradus.lessons;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gradus.catalog.Course;
import gradus.common.BadContent;
import gradus.common.Language;
import gradus.markup.Manuscript;

/** Proves that links from one text to a page of ours lead somewhere. */
public final class Links {

    private final Set<String> pages = new HashSet<>(Set.of("/", "/courses"));
    private final Map<String, Lesson> lessons = new HashMap<>();

    public Links(List<Course> courses, Collection<Lesson> lessons) {
        for (var course : courses) {
            pages.add(course.address());
            course.parts().forEach(part -> pages.add(course.address(part)));
        }
        lessons.forEach(lesson -> this.lessons.put(Lesson.address(lesson.course(), lesson.id()), lesson));
    }

    /** @throws BadContent naming the first link of the text that leads nowhere */
    public void check(Manuscript text, Language language) {
        for (var link : text.outline().links()) {
            if (link.startsWith("/") && !leads(link, language)) {
                throw new BadContent(text.origin(), "the link to \"%s\" leads nowhere".formatted(link));
            }
        }
    }

    private boolean leads(String link, Language language) {
        var page = link.split("#", 2);
        if (!pages.contains(page[0])) {
            return false;
        }
        var lesson = lessons.get(page[0]);
        return page.length == 1 || lesson != null && lesson.in(language).outline().anchors().contains(page[1]);
    }
}

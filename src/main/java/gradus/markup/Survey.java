package gradus.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

import gradus.common.BadContent;

/** Walks a document once: counts what is numbered, and refuses what a reader would stumble over. */
final class Survey extends AbstractVisitor {

    private static final Pattern LINK = Pattern.compile("#.+|/|/[^/].*|https://.+");

    private final Place place;
    private final Map<String, Integer> equations = new LinkedHashMap<>();
    private final Map<String, Integer> figures = new LinkedHashMap<>();
    private final Map<String, Integer> citations = new LinkedHashMap<>();
    private final Set<String> terms = new LinkedHashSet<>();
    private final List<Mentions.Reference> references = new ArrayList<>();
    private final Map<Heading, String> headings = new LinkedHashMap<>();
    private final List<String> codeBlocks = new ArrayList<>();
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, Integer> questions = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();

    private Survey(Place place) {
        this.place = place;
    }

    /** @throws BadContent naming the line of the first mistake */
    static Survey of(Node document, Place place, Library library) {
        var survey = new Survey(place);
        document.accept(survey);
        survey.references.forEach(reference -> survey.resolve(reference, library));
        for (var term : survey.terms) {
            if (!library.terms().containsKey(term)) {
                throw new BadContent(place.origin(), "[[%s]] is not in glossary.yaml".formatted(term));
            }
        }
        survey.linksLead();
        return survey;
    }

    int equation(String id) {
        return equations.get(id);
    }

    int figure(String id) {
        return figures.get(id);
    }

    /** Keys of the works cited, with their numbers, in the order of first mention. */
    Map<String, Integer> citations() {
        return citations;
    }

    /** Ids of the terms, in the order of first mention. */
    Set<String> terms() {
        return terms;
    }

    /** In the order of the text. */
    List<Cell> cells() {
        return List.copyOf(cells.values());
    }

    String anchor(Heading heading) {
        return headings.get(heading);
    }

    Outline outline() {
        return new Outline(headings.keySet().stream().map(Heading::getLevel).toList(),
                List.copyOf(equations.keySet()), figures.keySet().stream().map(id -> id + ".svg").toList(),
                List.copyOf(codeBlocks), List.copyOf(cells.keySet()),
                List.copyOf(questions.keySet()), Set.copyOf(citations.keySet()), Set.copyOf(terms),
                Set.copyOf(headings.values()), links.stream().map(Link::getDestination).toList());
    }

    @Override
    public void visit(Heading heading) {
        var before = headings.isEmpty() ? 1 : lastLevel();
        if (heading.getLevel() < 2 || heading.getLevel() > before + 1) {
            throw place.at(heading, "a heading of level %d after one of level %d; the first is ##, and none is skipped"
                    .formatted(heading.getLevel(), before));
        }
        headings.put(heading, unique(Words.anchor(heading)));
        visitChildren(heading);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof EquationParser.Node equation) {
            equation.id.ifPresent(id -> number(equations, id, block));
        }
        if (block instanceof FigureParser.Node figure) {
            number(figures, figure.id(), block);
        }
        if (block instanceof CellFinder.Node node && cells.putIfAbsent(node.cell.id(), node.cell) != null) {
            throw place.at(node, "this live cell stands there twice");
        }
        if (block instanceof QuestionParser.Node question) {
            number(questions, question.id, block);
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Mentions.Reference reference) {
            references.add(reference);
        }
        if (node instanceof Mentions.Term term) {
            terms.add(term.id);
        }
        visitChildren(node);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        codeBlocks.add(code.getInfo().strip());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        codeBlocks.add("");
    }

    @Override
    public void visit(Image image) {
        throw place.at(image, "pictures are written as :::figure, so that each has a description and a caption");
    }

    @Override
    public void visit(Link link) {
        if (!LINK.matcher(link.getDestination()).matches()) {
            throw place.at(link, "the link to \"%s\" leads nowhere for sure; it must start with https://, / or #"
                    .formatted(link.getDestination()));
        }
        links.add(link);
        visitChildren(link);
    }

    private void linksLead() {
        for (var link : links) {
            var to = link.getDestination();
            if (to.startsWith("#") && !headings.containsValue(to.substring(1))) {
                throw place.at(link, "the link to \"%s\" has no heading to lead to".formatted(to));
            }
        }
    }

    private void resolve(Mentions.Reference reference, Library library) {
        var key = reference.key;
        if (key.startsWith("eq:")) {
            require(equations.containsKey(key.substring("eq:".length())), reference, "has no equation");
        } else if (key.startsWith("fig:")) {
            require(figures.containsKey(key.substring("fig:".length())), reference, "has no figure");
        } else {
            require(library.works().containsKey(key), reference, "is not in references.yaml");
            citations.putIfAbsent(key, citations.size() + 1);
        }
    }

    private void require(boolean found, Mentions.Reference reference, String what) {
        if (!found) {
            throw place.at(reference, "[@%s] %s".formatted(reference.key, what));
        }
    }

    private void number(Map<String, Integer> numbers, String id, Node node) {
        if (numbers.putIfAbsent(id, numbers.size() + 1) != null) {
            throw place.at(node, "\"%s\" stands there twice".formatted(id));
        }
    }

    private int lastLevel() {
        return List.copyOf(headings.keySet()).getLast().getLevel();
    }

    private String unique(String anchor) {
        var candidate = anchor;
        for (var i = 2; headings.containsValue(candidate); i++) {
            candidate = anchor + "-" + i;
        }
        return candidate;
    }
}

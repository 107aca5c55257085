package gradus.markup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Text;

/** HTML for what CommonMark does not know. Each formula leaves a token, to be replaced after everything is cleaned. */
final class DialectRenderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Draft draft;

    /**
     * What one rendering knows and collects.
     *
     * @param salt unknown to authors, so that no text of theirs can be a token
     * @param pictures files of the figures as its readers see them
     */
    record Draft(Source source, Place place, Survey survey, Library library, String salt,
            Map<String, Formula> formulas, Set<String> pictures) {

        Draft(Source source, Place place, Survey survey, Library library) {
            this(source, place, survey, library, UUID.randomUUID().toString().replace("-", ""), new HashMap<>(),
                    new HashSet<>());
        }

        Language language() {
            return source.language();
        }

        String id(String name) {
            return source.idPrefix() + name;
        }

        String token(Formula formula) {
            var token = "gradus" + salt + "formula" + formulas.size() + "end";
            formulas.put(token, formula);
            return token;
        }
    }

    DialectRenderer(HtmlNodeRendererContext context, Draft draft) {
        this.context = context;
        this.html = context.getWriter();
        this.draft = draft;
    }

    /** Headings get an id to link to. */
    static void addAnchor(Node node, Map<String, String> attributes, Draft draft) {
        if (node instanceof Heading heading) {
            attributes.put("id", draft.id(draft.survey().anchor(heading)));
        }
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FormulaParser.Node.class, EquationParser.Node.class, FigureParser.Node.class,
                NoteParser.Node.class, QuestionParser.Node.class, CellFinder.Node.class, Mentions.Reference.class,
                Mentions.Term.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case FormulaParser.Node formula -> formula(formula);
            case EquationParser.Node equation -> equation(equation);
            case FigureParser.Node figure -> figure(figure);
            case NoteParser.Node note -> note(note);
            case CellFinder.Node cell -> cell(cell);
            case QuestionParser.Node question -> question(question);
            case Mentions.Reference reference -> reference(reference.key);
            case Mentions.Term term -> term(term);
            default -> throw new IllegalArgumentException("Not of the dialect: " + node);
        }
    }

    /** A line could end after a formula, even before a full stop; so a short one keeps what closes it. */
    private void formula(FormulaParser.Node formula) {
        var token = draft.token(new Formula(formula.tex, false));
        var closing = formula.takeClosing();
        if (closing.isEmpty()) {
            html.raw(token);
            return;
        }
        html.tag("span", Attributes.of("class", "kept"));
        html.raw(token);
        html.text(closing);
        html.tag("/span");
    }

    /** It can be scrolled when it is wider than a phone, so the keyboard must be able to reach it. */
    private void equation(EquationParser.Node equation) {
        var attributes = Attributes.of("class", "equation", "tabindex", "0");
        equation.id.ifPresent(id -> {
            attributes.put("id", draft.id("eq-" + id));
            attributes.put("role", "group");
            attributes.put("aria-label", numbered(Words.EQUATION, draft.survey().equation(id)));
        });
        html.line();
        html.tag("div", attributes);
        html.raw(draft.token(new Formula(equation.tex, true)));
        equation.id.ifPresent(id -> element("span", Attributes.of("class", "equation-number"),
                "(" + draft.survey().equation(id) + ")"));
        html.tag("/div");
        html.line();
    }

    private void figure(FigureParser.Node figure) {
        var figures = draft.source().figures()
                .orElseThrow(() -> draft.place().at(figure, "this text cannot show figures"));
        var size = Svg.size(figures.folder().resolve(figure.file));
        var picture = picture(figure, figures.folder(), size);
        draft.pictures().add(picture);
        html.line();
        html.tag("figure", Attributes.of("id", draft.id("fig-" + figure.id())));
        html.tag("img", Attributes.of("src", figures.address() + picture, "alt", figure.alt,
                "width", "" + size.width(), "height", "" + size.height()), true);
        html.tag("figcaption");
        element("span", Attributes.of("class", "figure-number"), numbered(Words.FIGURE, draft.survey().figure(figure.id())));
        html.raw(" ");
        children(figure);
        html.tag("/figcaption");
        html.tag("/figure");
        html.line();
    }

    /** Beside a picture with words may lie one with those of the reader's language, {@code steps.zh-CN.svg}. */
    private String picture(FigureParser.Node figure, Path folder, Svg.Size size) {
        var translated = folder.resolve("%s.%s.svg".formatted(figure.id(), draft.language().tag()));
        if (!Files.exists(translated)) {
            return figure.file;
        }
        if (!Svg.size(translated).equals(size)) {
            throw new BadContent(translated.toString(), "must be as large as " + figure.file);
        }
        return translated.getFileName().toString();
    }

    private void note(NoteParser.Node note) {
        html.line();
        html.tag("div", Attributes.of("class", "note", "role", "note"));
        element("p", Attributes.of("class", "note-title"),
                note.title.isEmpty() ? Words.NOTE.in(draft.language()) : note.title);
        children(note);
        html.tag("/div");
        html.line();
    }

    /** Beside the program an empty bar, for what a reader may do with it. */
    private void cell(CellFinder.Node node) {
        if (!draft.source().liveCells()) {
            throw draft.place().at(node, "this text cannot hold live cells");
        }
        html.line();
        html.tag("div", Attributes.of("class", "cell", "id", node.cell.anchor()));
        html.tag("pre");
        element("code", Attributes.of("class", "language-java"), node.cell.code());
        html.tag("/pre");
        element("div", Attributes.of("class", "cell-bar"), "");
        html.tag("/div");
        html.line();
    }

    /** An empty place, for whoever knows the question. */
    private void question(QuestionParser.Node question) {
        if (!draft.source().questions().contains(question.id)) {
            throw draft.place().at(question, draft.source().questions().isEmpty() ? "this text cannot ask questions"
                    : "there is no practice item %s; lessons ask items with use: practice".formatted(question.id));
        }
        html.line();
        element("div", Attributes.of("class", "question-place", "id", "place-" + question.id), "");
        html.line();
    }

    private void reference(String key) {
        if (key.startsWith("eq:")) {
            var id = key.substring("eq:".length());
            element("a", Attributes.of("href", "#" + draft.id("eq-" + id)), "(" + draft.survey().equation(id) + ")");
            return;
        }
        if (key.startsWith("fig:")) {
            var id = key.substring("fig:".length());
            element("a", Attributes.of("href", "#" + draft.id("fig-" + id)),
                    numbered(Words.FIGURE, draft.survey().figure(id)));
            return;
        }
        element("a", Attributes.of("class", "citation", "href", "#" + draft.id("ref-" + key)),
                "[" + draft.survey().citations().get(key) + "]");
    }

    private void term(Mentions.Term term) {
        var entry = draft.library().terms().get(term.id);
        var attributes = Attributes.of("class", "term", "href", "#" + draft.id("term-" + term.id),
                "title", entry.definition().in(draft.language()));
        element("a", attributes, term.text.isEmpty() ? entry.term().in(draft.language()) : term.text);
    }

    private void element(String name, Map<String, String> attributes, String text) {
        html.tag(name, attributes);
        html.text(text);
        html.tag("/" + name);
    }

    private void children(Node node) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private String numbered(Text form, int number) {
        return form.in(draft.language()).formatted(number);
    }
}

package gradus.markup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jboss.logging.Logger;

import gradus.common.BadContent;
import gradus.markup.DialectRenderer.Draft;

/**
 * Gradus' Markdown dialect as safe HTML: CommonMark with tables, plus
 *
 * <pre>
 * $x$                            a formula; money is \$5
 * $$ … $$ {#eq:loss}             an equation on lines of its own; with a label it is numbered
 * [@eq:loss] [@fig:descent]      its number, as a link
 * [@cauchy-1847]                 a work of references.yaml; the list stands at the end
 * [[gradient]] [[gradient|text]] a term of glossary.yaml; the definitions stand at the end
 * ```java try                    a program that readers can change and run, see {@link Cell}
 * :::question rides-listed-twice an item of the bank, by its id; {@code <div class="question-place">} until it is filled
 * :::note Title … :::            an aside
 * :::figure descent.svg … :::    a picture: a line "alt: …", an empty line, a caption
 * </pre>
 *
 * Headings start at {@code ##}. HTML in a text is shown as text and never runs.
 */
@ApplicationScoped
public class Markdown {

    private static final Logger LOG = Logger.getLogger(Markdown.class);
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Library library;
    private final Formulas formulas = new Formulas(IDLE);
    private final ExecutorService ahead = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("typesetter").daemon().factory());

    @Inject
    Markdown(MarkupConfig config) {
        this(config.roots());
    }

    /** @param roots folders that may hold {@code glossary.yaml} and {@code references.yaml} */
    public Markdown(List<Path> roots) {
        this.library = Library.read(roots);
    }

    /**
     * Reads a text and proves it right, except for its formulas; takes milliseconds.
     *
     * @throws BadContent naming line and reason of the first mistake, dead reference or unknown term
     */
    public Manuscript read(Source source) {
        var place = new Place(source.origin());
        var document = parser(place).parse(source.text());
        var draft = new Draft(source, place, Survey.of(document, place, library), library);
        var html = Cleaner.clean(renderer(draft).render(document) + Appendix.of(draft));
        return new Manuscript(source.origin(), html, draft.formulas(), draft.pictures(),
                draft.survey().outline(), draft.survey().cells());
    }

    /**
     * The finished HTML. The first formula takes seconds, each further new one some milliseconds, known ones nothing; of
     * the same manuscript all but the first call only return it.
     *
     * @throws BadContent naming text and formula if one cannot be typeset
     */
    public String html(Manuscript manuscript) {
        return manuscript.typeset(formula -> typeset(manuscript, formula));
    }

    /** For a text that is shown as soon as it is read. */
    public String html(Source source) {
        return html(read(source));
    }

    /** Typesets in the background, so that the first reader does not wait; a formula that fails is logged. */
    public void typesetAhead(List<Manuscript> manuscripts) {
        manuscripts.forEach(manuscript -> ahead.execute(() -> {
            try {
                html(manuscript);
            } catch (BadContent e) {
                LOG.error(e.getMessage());
            }
        }));
    }

    @PreDestroy
    void close() {
        ahead.shutdownNow();
        formulas.close();
    }

    private String typeset(Manuscript manuscript, Formula formula) {
        try {
            return formulas.html(formula);
        } catch (IllegalArgumentException e) {
            throw new BadContent(manuscript.origin(), "the formula $%s$: %s".formatted(formula.tex(), e.getMessage()));
        }
    }

    private static Parser parser(Place place) {
        return Parser.builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .customInlineContentParserFactory(new FormulaParser.Factory(place))
                .customBlockParserFactory(new EquationParser.Factory(place))
                .customBlockParserFactory(new DirectiveFactory(place))
                .postProcessor(new Mentions())
                .postProcessor(new CellFinder(place))
                .build();
    }

    private static HtmlRenderer renderer(Draft draft) {
        return HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
                .attributeProviderFactory(context -> (Node node, String tag, Map<String, String> attributes) -> DialectRenderer
                        .addAnchor(node, attributes, draft))
                .nodeRendererFactory(context -> new DialectRenderer(context, draft))
                .build();
    }
}

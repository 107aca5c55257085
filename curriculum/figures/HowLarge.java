import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws the figures of the lesson "How large is large?" from what the models' authors report. Run it in the folder
 * {@code curriculum}: {@code java figures/HowLarge.java}
 */
final class HowLarge {

    private static final Path FOLDER = Path.of("courses/f1-large-models/lessons/02-how-large-is-large/figures");

    /** @param x, y where the label stands: years and powers of ten beside the dot; anchor {@code end} is left of it */
    record Model(String name, double year, double parameters, String anchor, double x, double y) {
    }

    private static final List<Model> MODELS = List.of(
            new Model("LeNet-5", 1998, 60e3, "start", 0.7, 0),
            new Model("AlexNet", 2012, 60e6, "end", -0.7, 0.1),
            new Model("Transformer", 2017.5, 213e6, "start", 0.6, -0.25),
            new Model("BERT", 2018.8, 340e6, "end", -0.7, 0.2),
            new Model("GPT-2", 2019.1, 1.5e9, "end", -0.6, 0.1),
            new Model("T5", 2019.8, 11e9, "end", -0.6, 0.1),
            new Model("GPT-3", 2020.4, 175e9, "end", -0.6, 0),
            new Model("PaLM", 2022.3, 540e9, "end", -0.6, 0.15),
            new Model("Chinchilla", 2022.2, 70e9, "start", 0.6, -0.15),
            new Model("Llama 3.1", 2024.6, 405e9, "start", 0.5, 0));

    /** @param x, y where the label stands, in powers of ten beside the dot */
    record Run(String name, double parameters, double tokens, String anchor, double x, double y) {
    }

    private static final List<Run> RUNS = List.of(
            new Run("GPT-3", 175e9, 300e9, "end", -0.03, -0.02),
            new Run("Gopher", 280e9, 300e9, "middle", 0.01, -0.17),
            new Run("Chinchilla", 70e9, 1.4e12, "end", -0.03, 0.06),
            new Run("PaLM", 540e9, 780e9, "start", 0.03, 0),
            new Run("Llama 3.1", 405e9, 15.6e12, "end", -0.03, 0.1));

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("history.svg"), history());
        Files.writeString(FOLDER.resolve("budget.svg"), budget());
    }

    private static String history() {
        var plot = new Plot(new Plot.Range(1995, 2030), new Plot.Range(4, 12), "Parameters of ten models",
                "Parameters over the years, from 60 thousand in 1998 to 540 billion in 2022.");
        plot.logAxes("", "N", 5);
        for (var model : MODELS) {
            double height = Math.log10(model.parameters());
            plot.dot(model.year(), height, 5, Plot.BLUE);
            plot.label(model.year() + model.x(), height + model.y(), model.anchor(), Plot.BLUE, model.name());
        }
        return plot.svg();
    }

    private static String budget() {
        var plot = new Plot(new Plot.Range(10, 12), new Plot.Range(11, 14), "Parameters and tokens",
                "Tokens over parameters of five models, lines of equal compute, and the line of twenty tokens each.");
        plot.logLogAxes("N", "D");
        for (int power = 22; power <= 26; power++) {
            double sum = power - Math.log10(6); // log N + log D
            plot.path(Plot.LINE, 1.5, "6 6",
                    List.of(new double[] {10, sum - 10}, new double[] {12, sum - 12}));
            boolean leaves = sum - 12 > 11; // through the right edge, not the bottom
            plot.label(leaves ? 12.02 : sum - 11 + 0.02, leaves ? sum - 12 : 11.08, "start", Plot.TEXT,
                    "10²" + "²³⁴⁵⁶".charAt(power - 22));
        }
        plot.path(Plot.GREEN, 2.5, null, List.of(new double[] {10, 10 + Math.log10(20)},
                new double[] {12, 12 + Math.log10(20)}));
        for (var run : RUNS) {
            double across = Math.log10(run.parameters());
            double up = Math.log10(run.tokens());
            plot.dot(across, up, 5, Plot.BLUE);
            plot.label(across + run.x(), up + run.y(), run.anchor(), Plot.BLUE, run.name());
        }
        return plot.svg();
    }
}

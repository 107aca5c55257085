package gradus.check;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import gradus.check.Row.Column;
import gradus.common.BadContent;
import gradus.items.Item;
import gradus.items.ItemCheck;
import gradus.items.Items;
import gradus.markup.Markdown;

/** Proves the item bank: a row for each competency. */
final class ItemsCheck {

    private final List<Path> roots;
    private final Markdown markdown;
    private final Report report;

    ItemsCheck(List<Path> roots, Markdown markdown, Report report) {
        this.roots = roots;
        this.markdown = markdown;
        this.report = report;
    }

    void run() {
        try {
            var items = new Items(roots, markdown);
            items.all().stream().collect(Collectors.groupingBy(Item::competency, TreeMap::new, Collectors.toList()))
                    .forEach((competency, some) -> competency(competency, items, some));
        } catch (BadContent e) {
            var row = new Row("items");
            row.bad(Column.ITEMS, "");
            report.rows().add(row);
            report.findings().add(Finding.of(row.name(), e.getMessage()));
        }
    }

    private void competency(String competency, Items items, List<Item> some) {
        var row = new Row("items/" + competency);
        report.rows().add(row);
        report.step("%s: %d items, %d seeds each".formatted(row.name(), some.size(), ItemCheck.SEEDS));
        var right = 0;
        for (var item : some) {
            var before = report.findings().size();
            ItemCheck.check(item).stream().limit(1) // the other seeds mostly show the same
                    .forEach(problem -> report.findings().add(Finding.of(row.name(), problem)));
            formulas(row, items, item);
            right += report.findings().size() == before ? 1 : 0;
        }
        var text = "%d of %d".formatted(right, some.size());
        if (right == some.size()) {
            row.good(Column.ITEMS, text);
        } else {
            row.bad(Column.ITEMS, text);
        }
        row.good(Column.LANGUAGES, "ok"); // an item that lacks one cannot be read
    }

    private void formulas(Row row, Items items, Item item) {
        try {
            items.typeset(item);
        } catch (BadContent e) {
            report.findings().add(Finding.of(row.name(), e.getMessage()));
        }
    }
}

package gradus.labs.operations.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Texts;
import gradus.web.Reader;

/** How long something is, as people say it. */
@ApplicationScoped
class Spans {

    private static final Texts TEXTS = new Texts("labs.operations.page");

    private final Reader reader;

    Spans(Reader reader) {
        this.reader = reader;
    }

    /** @param time less than zero, after a clock was set back, counts as none */
    String of(Duration time) {
        if (time.toSeconds() < 100) {
            return text("seconds", Long.toString(Math.max(0, time.toSeconds())));
        }
        if (time.toMinutes() < 100) {
            return text("minutes", Long.toString(time.toMinutes()));
        }
        return time.toHours() < 48 ? text("hours", Long.toString(time.toHours())) : text("days", Long.toString(time.toDays()));
    }

    /** With one digit behind the point. */
    String seconds(long millis) {
        return text("seconds", BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP).toPlainString());
    }

    private String text(String unit, String count) {
        return TEXTS.get(reader.language(), unit, Map.of("count", count));
    }
}

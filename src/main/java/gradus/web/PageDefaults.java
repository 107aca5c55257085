package gradus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;

/** Every template speaks the reader's language; no page has to say so. */
@ApplicationScoped
class PageDefaults {

    private final Reader reader;

    PageDefaults(Reader reader) {
        this.reader = reader;
    }

    void configure(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(instance -> {
            if (Arc.container().requestContext().isActive()) {
                instance.setLocale(reader.language().locale());
            }
        });
    }
}

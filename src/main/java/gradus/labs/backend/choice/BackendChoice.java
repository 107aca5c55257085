package gradus.labs.backend.choice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

import gradus.labs.backend.Backend;
import gradus.labs.backend.bubblewrap.BubblewrapBackend;
import gradus.labs.backend.kubernetes.KubernetesBackend;
import gradus.labs.backend.strict.StrictBackend;

/** Gives the application its one backend. The other is never made: neither needs what the other stands on. */
@ApplicationScoped
class BackendChoice {

    @Produces
    @ApplicationScoped
    Backend backend(ChoiceConfig config, Instance<BubblewrapBackend> bubblewrap,
            Instance<KubernetesBackend> kubernetes) {
        return new StrictBackend(switch (config.backend()) {
            case BUBBLEWRAP -> bubblewrap.get();
            case KUBERNETES -> kubernetes.get();
        });
    }
}

package gradus.identity;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.web.Reader;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;

/** The identity provider's pages speak the language the reader has chosen on ours. */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class SignInLanguage implements OidcRedirectFilter {

    private final Reader reader;

    SignInLanguage(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void filter(OidcRedirectContext redirect) {
        redirect.additionalQueryParams().set("ui_locales", reader.language().tag());
    }
}

package gradus.replay;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@code ./gradus replay} was asked to do.
 *
 * @param url where the installation is
 * @param user who signs in at the installation on this machine; empty if a token says who
 * @param data the folder of that installation, which knows where its identity provider listens
 */
record Options(UUID run, URI url, Optional<String> user, Path data) {

    static final String USAGE = """
            ./gradus replay RUN [--url URL] [--user NAME] [--data DIR]

              RUN          the id of a run, as it stands in the address of its page
              --url URL    where Gradus is (default http://localhost:8080)
              --user NAME  signs in at the installation on this machine; the password stands in GRADUS_PASSWORD, and is the
                           name itself if it does not. Elsewhere, put an access token into GRADUS_TOKEN
              --data DIR   the data folder of the installation on this machine (default .gradus in the checkout)""";

    /** @throws Refusal naming the argument that is wrong */
    static Options parse(Path home, Path here, List<String> arguments) {
        UUID run = null;
        var url = URI.create("http://localhost:8080");
        var user = Optional.<String> empty();
        var data = home.resolve(".gradus");
        for (var rest = arguments.iterator(); rest.hasNext();) {
            var argument = rest.next();
            switch (argument) {
                case "--url" -> url = url(value(argument, rest));
                case "--user" -> user = Optional.of(value(argument, rest));
                case "--data" -> data = here.resolve(value(argument, rest));
                default -> run = run(argument, run);
            }
        }
        if (run == null) {
            throw new Refusal("Which run?\n\n" + USAGE);
        }
        return new Options(run, url, user, data);
    }

    private static UUID run(String argument, UUID before) {
        if (argument.startsWith("-") || before != null) {
            throw new Refusal("Unknown argument: %s%n%n%s".formatted(argument, USAGE));
        }
        try {
            return UUID.fromString(argument);
        } catch (IllegalArgumentException e) {
            throw new Refusal("“%s” is no run’s id. It stands in the address of the run’s page.".formatted(argument), e);
        }
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw new Refusal("--url takes an address such as http://localhost:8080, not “%s”.".formatted(text));
        }
        return URI.create(text.replaceFirst("/$", ""));
    }

    private static String value(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Refusal("%s needs a value.%n%n%s".formatted(argument, USAGE));
        }
        return rest.next();
    }
}

package gradus.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

/**
 * The distribution's Chromium, steered by Playwright. One of each per JVM, since Playwright unpacks 190 MB when it
 * starts; both end with the JVM. Playwright belongs to the thread that made it: the one all tests run in.
 */
final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static Browser browser;

    private Chromium() {
    }

    static synchronized Browser get() {
        if (browser == null) {
            var playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            // Chromium's own sandbox does not work as root; it visits nothing but this installation.
            browser = playwright.chromium().launch(new LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        }
        return browser;
    }
}

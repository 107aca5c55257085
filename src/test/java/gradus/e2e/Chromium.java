package gradus.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

/**
 * The distribution's Chromium, steered by Playwright. One of each per thread that runs tests, since Playwright belongs to
 * the thread that made it, and unpacks 190 MB when it starts; both end with the JVM.
 */
final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(Chromium::launch);

    private Chromium() {
    }

    static Browser get() {
        return BROWSER.get();
    }

    private static Browser launch() {
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Chromium's own sandbox does not work as root; it visits nothing but this installation.
        return playwright.chromium().launch(new LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
}

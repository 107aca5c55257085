package gradus.e2e;

import com.microsoft.playwright.Page;

/** What people do on Keycloak's own pages. */
public final class SignIn {

    private SignIn() {
    }

    /** Signs in from any page of ours with the account's name as password; lands on that page again. */
    public static void asDemoAccount(Page page, String account) {
        page.locator("a[href^='/login']").first().click();
        page.locator("#username").fill(account);
        page.locator("#password").fill(account);
        page.locator("#kc-login").click();
        page.locator("a[href='/logout']").first().waitFor();
    }

    /** Registers somebody new from any page of ours; lands on that page again, signed in. */
    public static void asNewLearner(Page page, String account, String firstName, String lastName) {
        page.locator("a[href^='/login']").first().click();
        register(page, account, firstName, lastName);
    }

    /** Registers somebody new from Keycloak's sign-in page; lands on the page of ours that led there. */
    public static void register(Page page, String account, String firstName, String lastName) {
        page.locator("a[href*='/registration']").click();
        page.locator("#username").fill(account);
        page.locator("#password").fill("correct-horse-battery");
        page.locator("#password-confirm").fill("correct-horse-battery");
        page.locator("#email").fill(account + "@example.org");
        page.locator("#firstName").fill(firstName);
        page.locator("#lastName").fill(lastName);
        page.locator("form [type=submit]").click();
        page.locator("a[href='/logout']").first().waitFor();
    }
}

package gradus.standalone;

import java.io.IOException;
import java.net.InetAddress;

/** PostgreSQL, Keycloak and the two processes of the application, started in this order on one data folder. */
public final class Servers implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** Away from the application's port, so that installations next to each other do not meet here either. */
    private static final int KEYCLOAK_OFFSET = 100;
    private static final int MANAGEMENT_OFFSET = 200;
    private static final int POSTGRESQL_OFFSET = 300;
    private static final int METRICS_OFFSET = 400;
    private static final int RUNNER_OFFSET = 500;
    private static final int RUNNER_METRICS_OFFSET = 600;

    private final Start start;
    private Software software;
    private int database; // the port
    private DemoAccounts accounts;
    private Keycloak keycloak;
    private Application web;
    private Application runner;

    private Servers(Start start) {
        this.start = start;
    }

    /**
     * Takes the data folder and ends what a killed start has left running on it. Nothing runs afterwards.
     *
     * @throws StartFailure if the folder is in use or cannot be used
     */
    public static Servers open(Options options, Console console) {
        var start = Start.on(DataFolder.open(options.data()), options, console);
        start.children().endLeftOvers(console);
        return new Servers(start);
    }

    /** Starts all of them; returns when the application is ready. */
    public void start() {
        requireFreePort(start.options());
        try {
            var options = start.options();
            accounts = DemoAccounts.of(start.settings(), start.secrets(), options.demo(), options.data());
            software = Software.in(start.options().home().resolve("target/software"));
            database = port("postgresql", LOOPBACK, POSTGRESQL_OFFSET);
            var postgres = Postgres.start(start, software, database);
            var prepared = KeycloakSoftware.prepare(start, software);
            keycloak = new Keycloak(start, prepared, port("keycloak", start.options().address(), KEYCLOAK_OFFSET),
                    port("keycloak-management", LOOPBACK, MANAGEMENT_OFFSET), postgres, accounts);
            keycloak.start();
            Migrations.carryOut(start, postgres);
            web = Application.web(start, new Application.Place(options.address(), options.port(),
                    port("metrics", LOOPBACK, METRICS_OFFSET)), postgres, keycloak, accounts.demo());
            runner = Application.runner(start, new Application.Place(LOOPBACK, port("runner", LOOPBACK, RUNNER_OFFSET),
                    port("runner-metrics", LOOPBACK, RUNNER_METRICS_OFFSET)), postgres);
            startApplication();
        } catch (IOException e) {
            throw new StartFailure("The start failed: " + DataFolder.reason(e), e);
        }
    }

    /**
     * Stays as long as all is well.
     *
     * @throws StartFailure when one ended that cannot be replaced
     */
    void watch() {
        new Watch(start, web, runner).untilTheEnd();
    }

    /** SIGKILL to both processes of the application, as a power cut would do it; for tests. */
    public void killApplication() {
        killRunner();
        killWeb();
    }

    /** SIGKILL to the one that answers people; for tests. */
    public void killWeb() {
        start.children().kill(Server.WEB);
    }

    /** SIGKILL to the one that runs labs; for tests. */
    public void killRunner() {
        start.children().kill(Server.RUNNER);
    }

    /** Starts the application again after it has ended; returns when it is ready. */
    public void restartApplication() {
        start.children().stop(Server.RUNNER);
        start.children().stop(Server.WEB);
        startApplication();
    }

    /** Starts it again after it has ended; returns when it is ready. */
    public void restartWeb() {
        web.restart();
    }

    /** Starts it again after it has ended; returns when it is ready. */
    public void restartRunner() {
        runner.restart();
    }

    private void startApplication() {
        web.launch();
        runner.launch();
        web.untilReady();
        runner.untilReady();
    }

    /** Stops PostgreSQL under everybody who uses it; for tests. */
    public void takeDatabase() {
        start.children().stop(Server.POSTGRESQL);
    }

    /** Starts PostgreSQL again, on its old port; returns when it answers. */
    public void giveDatabaseBack() {
        Postgres.start(start, software, database);
    }

    /** Stops Keycloak under everybody who uses it; for tests. */
    public void takeIdentity() {
        start.children().stop(Server.KEYCLOAK);
    }

    /** Starts Keycloak again, on its old port; returns when it answers. */
    public void giveIdentityBack() {
        keycloak.start();
    }

    /** The realm's address, for browsers and programs. */
    public String realmUrl() {
        return keycloak.realmUrl();
    }

    /** Where Prometheus finds the metrics of pages and interface, from this very machine. */
    public String webMetricsUrl() {
        return web.metricsUrl();
    }

    /** The same of the runner. */
    public String runnerMetricsUrl() {
        return runner.metricsUrl();
    }

    DemoAccounts accounts() {
        return accounts;
    }

    boolean stopping() {
        return start.children().stopping();
    }

    /** Stops everything that runs, the last one first, and gives the data folder back. */
    @Override
    public void close() {
        start.children().stopAll(start.console());
        start.data().close();
    }

    private static void requireFreePort(Options options) {
        if (!Ports.free(options.address(), options.port())) {
            throw new StartFailure("Port %d is taken by another program. Take another one: ./gradus run --port %d"
                    .formatted(options.port(), Ports.near(options.address(), options.port() + 1)));
        }
    }

    /** The port of the last start if it is still free: other programs may have been told about it. */
    private int port(String name, InetAddress address, int offset) {
        var own = start.options().port();
        var first = own + offset > Ports.LAST ? 0 : own + offset;
        var remembered = Integer.parseInt(start.settings().get("port." + name, () -> Integer.toString(first)));
        var port = Ports.near(address, remembered == own ? 0 : remembered);
        start.settings().put("port." + name, Integer.toString(port));
        return port;
    }
}

package gradus.standalone;

/** What every server needs to be started: what was asked for, where its data lies, who looks after it. */
record Start(Options options, DataFolder data, Settings settings, Secrets secrets, Children children,
        Console console) {

    /** @throws StartFailure if the remembered settings or secrets cannot be used */
    static Start on(DataFolder data, Options options, Console console) {
        return new Start(options, data, Settings.open(data.file("settings.properties")),
                Secrets.open(data.file("secrets.properties")), new Children(data), console);
    }
}

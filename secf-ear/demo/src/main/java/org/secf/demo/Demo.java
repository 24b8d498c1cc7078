package org.secf.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts the demonstration enabler and the development identity provider on Payara Micro.
 *
 * <p>System properties: {@code secf.demo.directory} (where {@code server/} holds the jar and the WARs), {@code secf.demo.port} and
 * {@code secf.demo.check}. With the last one {@code true} it logs in by itself, prints what {@code whoami} answered, and exits 0 only if the EJB saw
 * the user with her roles.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Addresses addresses;
    private final PrintStream out;

    private Demo(Addresses addresses, PrintStream out) {
        this.addresses = addresses;
        this.out = out;
    }

    /** Exits 0 when everything went well, otherwise 1. */
    public static void main(String[] arguments) {
        int status;
        try {
            Addresses addresses = Addresses.atPort(Integer.getInteger("secf.demo.port", 8080));
            Path directory = Path.of(System.getProperty("secf.demo.directory", "target"));
            status = new Demo(addresses, System.out).run(directory, Boolean.getBoolean("secf.demo.check"));
        } catch (DemoFailedException e) {
            System.err.println(e.getMessage());
            status = 1;
        } catch (Exception e) {
            System.err.println("The demonstration failed: " + e);
            status = 1;
        }
        System.exit(status);
    }

    private int run(Path directory, boolean isCheck) throws Exception {
        addresses.requireFreePort();
        Preparation prepared = Preparation.in(directory.resolve("demo"), addresses);
        Path log = directory.resolve("demo/server.log");
        out.println("Starting Payara Micro; this takes half a minute or more. Log: " + log);
        try (Server server = Server.start(directory, log, addresses, prepared)) {
            server.awaitReady(addresses.probes(), PATIENCE);
            return isCheck ? check() : serve(server);
        }
    }

    private int check() throws Exception {
        WhoAmICheck check = WhoAmICheck.of(Browser.logIn(addresses.whoAmI(), "alice", "wonderland"), "alice");
        out.println(check.json());
        out.println(check.conclusion());
        return check.holds() ? 0 : 1;
    }

    private int serve(Server server) throws InterruptedException {
        out.println();
        out.println("Open " + addresses.enabler() + "/ and log in as alice (password wonderland, administrator)");
        out.println("or bob (password builder). Stop with Ctrl-C.");
        return server.await();
    }
}

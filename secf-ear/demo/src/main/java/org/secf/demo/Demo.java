package org.secf.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts the demonstration enabler on Payara Micro, beside the development identity provider or the development bootstrapping server.
 *
 * <p>System properties: {@code secf.demo.directory} (where {@code server/} holds the jar and the WARs), {@code secf.demo.mechanism}
 * ({@code saml} or {@code gba}), {@code secf.demo.port} and {@code secf.demo.check}. With the last one {@code true} it calls the enabler by itself, prints what
 * {@code whoami} answered, and exits 0 only if the EJB saw the user with her roles.
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
        Scenario scenario = Scenario.of(
                System.getProperty("secf.demo.mechanism", "saml"), Place.in(directory.resolve("demo"), addresses));
        Path log = directory.resolve("demo/server.log");
        out.println("Starting Payara Micro; this takes half a minute or more. Log: " + log);
        try (Server server = Server.start(directory, log, addresses.port(), scenario)) {
            server.awaitReady(scenario.probes(), PATIENCE);
            return isCheck ? check(scenario) : serve(server, scenario);
        }
    }

    private int check(Scenario scenario) throws Exception {
        WhoAmICheck check = scenario.call();
        out.println(check.json());
        out.println(check.conclusion());
        return check.holds() ? 0 : 1;
    }

    private int serve(Server server, Scenario scenario) throws InterruptedException {
        out.println();
        scenario.invitation().forEach(out::println);
        return server.await();
    }
}

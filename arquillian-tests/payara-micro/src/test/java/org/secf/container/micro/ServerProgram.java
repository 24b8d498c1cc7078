package org.secf.container.micro;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs in a Java machine of its own: starts Payara Micro and obeys one command a line, {@code deploy NAME FILE} or {@code undeploy NAME}. Ends with its
 * input, so that it never outlives the tests.
 */
final class ServerProgram {

    private static final String READY = "@@ready";
    private static final String DONE = "@@done";
    private static final String FAILED = "@@failed";
    private static final String LOOPBACK_ONLY =
            "configs.config.server-config.network-config.network-listeners.network-listener.%s.address=127.0.0.1";

    private ServerProgram() {}

    /** Arguments: the ports without and with TLS, and a file as {@code --prebootcommandfile} takes it. The process's key store has the certificate. */
    public static void main(String... arguments) throws BootstrapException, IOException {
        // The server takes System.out for its log.
        PrintStream answers = System.out;
        PayaraMicro micro = PayaraMicro.getInstance();
        List<String> settings = Files.readAllLines(Path.of(arguments[2]));
        micro.setPreBootHandler(runner -> {
            runner.run("set", LOOPBACK_ONLY.formatted("http-listener"));
            runner.run("set", LOOPBACK_ONLY.formatted("https-listener"));
            settings.forEach(line -> runner.run(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        });
        micro.setHttpPort(Integer.parseInt(arguments[0]));
        micro.setSslPort(Integer.parseInt(arguments[1]));
        micro.setSslCert("server");
        micro.setRootDir(Path.of("root").toAbsolutePath().toFile());
        micro.setNoCluster(true);
        PayaraMicroRuntime server = micro.bootStrap();
        say(answers, READY);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                say(answers, obey(server, line.split(" ", 3)) ? DONE : FAILED);
            }
        }
        // Threads of the server would keep the machine alive.
        Runtime.getRuntime().halt(0);
    }

    private static boolean obey(PayaraMicroRuntime server, String... command) {
        if (command[0].equals("deploy")) {
            server.deploy(command[1], command[1], new File(command[2]));
            // The answer of deploy is true for what failed, too.
            return server.getDeployedApplicationNames().contains(command[1]);
        }
        server.undeploy(command[1]);
        return true;
    }

    private static void say(PrintStream answers, String answer) {
        answers.println("\n" + answer);
        answers.flush();
    }
}

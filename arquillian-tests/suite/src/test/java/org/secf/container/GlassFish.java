package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.secf.server.Site;
import org.secf.server.TlsFiles;

/**
 * GlassFish and Payara Server: a domain of this run, and one {@code asadmin} that obeys all commands, since starting another for each would take longer
 * than what it does.
 */
final class GlassFish implements Server {

    private static final int ADMIN_PORT = 14848;
    private static final Pattern READY = Pattern.compile("startup time ?:");
    private static final Pattern ANSWER = Pattern.compile("^Command [a-z-]+ (executed successfully|failed)\\.$");
    private static final Pattern NAME = Pattern.compile("deployed with name (\\S+)\\.(\\s|$)");

    /** JMS would listen on every interface unless its broker is said to be elsewhere. */
    private static final String ELSEWHERE = "<jms-service type=\"REMOTE\" default-jms-host=\"none\">"
            + "<jms-host name=\"none\" host=\"" + Site.HOST + "\" lazy-init=\"false\"/></jms-service>";

    private final Map<String, String> names = new HashMap<>();
    private final Installation installation;
    private final Path domains;
    private Optional<ServerProcess> process = Optional.empty();
    private Optional<ServerProcess> administrator = Optional.empty();

    GlassFish(Installation installation) {
        this.installation = installation;
        this.domains = installation.work().resolve("domains");
    }

    @Override
    public void start() throws IOException {
        installation.copy("glassfish/domains", domains);
        Edits.of(domains.resolve("domain1/config/domain.xml"), onLoopback());
        addKey(domains.resolve("domain1/config"));
        List<String> command = new ArrayList<>(asadmin("start-domain", "--verbose", "--domaindir", domains.toString()));
        if (installation.name().equals("payara-server")) {
            Path settings = installation.work().resolve("settings");
            Files.writeString(settings, installation.guide().block("prebootcommandfile"));
            command.addAll(List.of("--prebootcommandfile", settings.toString()));
        }
        command.add("domain1");
        process = Optional.of(ServerProcess.start(java(command), installation.log()));
        process.get().await(READY, 0);
        administrator = Optional.of(ServerProcess.start(
                java(asadmin("--host", Site.HOST, "--port", Integer.toString(ADMIN_PORT), "multimode")),
                installation.log().resolveSibling("asadmin.log")));
    }

    /** Beside the server's own, which stay. */
    private void addKey(Path configuration) throws IOException {
        Path old = configuration.resolve("keystore.jks");
        Path keyStore = Files.exists(old) ? old : configuration.resolve("keystore.p12");
        ServerProcess.run(
                installation.process(List.of(
                        installation.javaHome().resolve("bin/keytool").toString(),
                        "-importkeystore",
                        "-noprompt",
                        "-srckeystore",
                        TlsFiles.folder().resolve("server.p12").toString(),
                        "-srcstorepass",
                        TlsFiles.PASSWORD,
                        "-destkeystore",
                        keyStore.toString(),
                        "-deststorepass",
                        TlsFiles.PASSWORD)),
                installation.log().resolveSibling("keytool.log"));
    }

    /** Payara Server prefers the name in an EAR's descriptor to the one asked for. */
    @Override
    public void deploy(String name, Path archive) throws IOException {
        String answer = ask("deploy --name " + name + " " + archive);
        Matcher given = NAME.matcher(answer);
        names.put(name, given.find() ? given.group(1) : name);
    }

    @Override
    public void undeploy(String name) throws IOException {
        ask("undeploy " + names.getOrDefault(name, name));
    }

    @Override
    public void stop() {
        administrator.ifPresent(ServerProcess::close);
        process.ifPresent(ServerProcess::close);
    }

    private String ask(String command) throws IOException {
        ServerProcess asadmin = administrator.orElseThrow();
        int from = asadmin.said();
        asadmin.tell(command);
        String end = asadmin.await(ANSWER, from);
        String answer = String.join("\n", asadmin.said(from));
        if (end.endsWith("failed.")) {
            throw new IOException(answer);
        }
        return answer;
    }

    private List<String> asadmin(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add("bash");
        command.add(installation.home().resolve("bin/asadmin").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private ProcessBuilder java(List<String> command) {
        ProcessBuilder builder = installation.process(command);
        builder.environment().put("AS_JAVA", installation.javaHome().toString());
        // Otherwise it keeps a history in the folder of whoever runs the tests.
        builder.environment().put("JDK_JAVA_OPTIONS", "-Duser.home=" + installation.work());
        return builder;
    }

    private Map<String, String> onLoopback() {
        String options = installation.options().stream()
                .map(option -> "<jvm-options>" + option + "</jvm-options>")
                .collect(Collectors.joining());
        String here = "<network-listener address=\"" + Site.HOST + "\" ";
        return Map.of(
                "address=\"0.0.0.0\"", "address=\"" + Site.HOST + "\"",
                "<network-listener port=\"8080\"", here + "port=\"" + Site.PORT + "\"",
                "<network-listener port=\"8181\"", here + "port=\"" + Site.TLS_PORT + "\"",
                "cert-nickname=\"s1as\"", "cert-nickname=\"server\"",
                "<network-listener port=\"4848\"", here + "port=\"" + ADMIN_PORT + "\"",
                " port=\"3", " port=\"13",
                "<jmx-connector ", "<jmx-connector enabled=\"false\" ",
                "<config name=\"server-config\">", "<config name=\"server-config\">" + ELSEWHERE,
                "<jvm-options>-Xmx512m</jvm-options>", options);
    }
}

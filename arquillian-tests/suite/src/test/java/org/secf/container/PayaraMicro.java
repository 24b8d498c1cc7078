package org.secf.container;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.server.Site;
import org.secf.server.TlsFiles;

/** Payara Micro, by a small program of ours: its own command deploys at the start only. */
final class PayaraMicro implements Server {

    private static final String PROGRAM = "org.secf.container.micro.ServerProgram";
    private static final Pattern ANSWER = Pattern.compile("^@@(\\w+)$");

    private final Installation installation;
    private Optional<ServerProcess> process = Optional.empty();

    PayaraMicro(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void start() throws IOException {
        Path settings = Files.writeString(
                installation.work().resolve("settings"), installation.guide().block("prebootcommandfile"));
        List<String> command = new ArrayList<>();
        command.add(installation.java());
        command.addAll(opened(installation.home()));
        command.addAll(installation.options());
        command.add("-Djavax.net.ssl.keyStore=" + TlsFiles.folder().resolve("server.p12"));
        command.add("-Djavax.net.ssl.keyStorePassword=" + TlsFiles.PASSWORD);
        command.add("-cp");
        command.add(installation.home() + File.pathSeparator + Site.target().resolve("test-classes"));
        command.add(PROGRAM);
        command.addAll(List.of(Integer.toString(Site.PORT), Integer.toString(Site.TLS_PORT), settings.toString()));
        process = Optional.of(ServerProcess.start(installation.process(command), installation.log()));
        expect("@@ready", 0);
    }

    @Override
    public void deploy(String name, Path archive) throws IOException {
        ask("deploy " + name + " " + archive);
    }

    @Override
    public void undeploy(String name) throws IOException {
        ask("undeploy " + name);
    }

    @Override
    public void stop() {
        process.ifPresent(ServerProcess::close);
    }

    private void ask(String command) throws IOException {
        int from = process.orElseThrow().said();
        process.orElseThrow().tell(command);
        expect("@@done", from);
    }

    private void expect(String expected, int from) throws IOException {
        String answer = process.orElseThrow().await(ANSWER, from);
        if (!answer.equals(expected)) {
            throw new IOException("Payara Micro answered " + answer);
        }
    }

    /** What {@code java -jar} would read from the manifest; a program on the class path has to be told. */
    private static List<String> opened(Path serverJar) throws IOException {
        try (JarFile jar = new JarFile(serverJar.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return Stream.of("Add-Opens", "Add-Exports")
                    .flatMap(name -> Stream.of(manifest.getValue(name).split(" "))
                            .map(place -> "--" + name.toLowerCase(Locale.ROOT) + "=" + place + "=ALL-UNNAMED"))
                    .toList();
        }
    }
}

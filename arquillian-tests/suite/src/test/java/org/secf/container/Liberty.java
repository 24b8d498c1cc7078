package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Open Liberty: applications are files in its folder {@code dropins}, and its messages tell how it got on with them. */
final class Liberty implements Server {

    private static final String SERVER = "secf";
    private static final Pattern READY = Pattern.compile("CWWKF0011I");

    private final Installation installation;
    private final Path folder;
    private Optional<ServerProcess> process = Optional.empty();

    Liberty(Installation installation) {
        this.installation = installation;
        this.folder = installation.work().resolve("usr/servers/" + SERVER);
    }

    @Override
    public void start() throws IOException {
        Files.createDirectories(folder.resolve("dropins"));
        Files.writeString(folder.resolve("server.xml"), installation.guide().block("server.xml"));
        Files.writeString(folder.resolve("jvm.options"), String.join("\n", installation.options()) + "\n");
        Files.createDirectories(folder.resolve("configDropins/defaults"));
        Files.writeString(folder.resolve("configDropins/defaults/tls.xml"), installation.tls("tls.xml"));
        installation.write("liberty.xml", folder.resolve("configDropins/overrides/site.xml"));
        ProcessBuilder builder = installation.process(
                List.of("bash", installation.home().resolve("bin/server").toString(), "run", SERVER));
        builder.environment()
                .put("WLP_USER_DIR", installation.work().resolve("usr").toString());
        process = Optional.of(ServerProcess.start(builder, installation.log()));
        process.get().await(READY, 0);
    }

    @Override
    public void deploy(String name, Path archive) throws IOException {
        int from = process.orElseThrow().said();
        Path ready = folder.resolve("dropins").resolve(archive.getFileName());
        Files.move(archive, ready, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        String said = process.orElseThrow().await(of(name, "CWWKZ000[1234][IE]|CWWKZ00(12|13|20)[IE]"), from);
        if (!said.contains("CWWKZ0001I") && !said.contains("CWWKZ0003I")) {
            remove(name);
            throw new IOException(said);
        }
    }

    @Override
    public void undeploy(String name) throws IOException {
        int from = process.orElseThrow().said();
        remove(name);
        process.orElseThrow().await(of(name, "CWWKZ0009I|CWWKZ0010E"), from);
    }

    @Override
    public void stop() {
        process.ifPresent(ServerProcess::close);
    }

    private void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve("dropins").resolve(name + ".war"));
        Files.deleteIfExists(folder.resolve("dropins").resolve(name + ".ear"));
    }

    private static Pattern of(String name, String messages) {
        return Pattern.compile("(" + messages + ").*\\b" + Pattern.quote(name) + "\\b");
    }
}

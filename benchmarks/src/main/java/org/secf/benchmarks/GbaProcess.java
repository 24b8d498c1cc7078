package org.secf.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link GbaServer} in a process of its own, which ends with this. */
final class GbaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader from;
    private final Writer to;
    private final int port;

    private GbaProcess(Process process) throws IOException {
        this.process = process;
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.port = Integer.parseInt(line());
    }

    /** Starts one, and waits until it listens. */
    static GbaProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // The JDK's server sends head and body apart, and would wait for the client's acknowledgement of the
                // first.
                "-Dsun.net.httpserver.nodelay=true",
                // No connection ends while the load waits for something.
                "-Dsun.net.httpserver.idleInterval=600",
                "-Dsun.net.httpserver.maxIdleConnections=1000",
                "-cp",
                System.getProperty("java.class.path"),
                GbaServer.class.getName()));
        command.addAll(List.of(arguments));
        return new GbaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    URI address(String path) {
        return URI.create("https://" + GbaRoles.HOST + ":" + port + path);
    }

    Vitals vitals() throws IOException {
        return asked("now");
    }

    Vitals afterCollection() throws IOException {
        return asked(GbaServer.COLLECT);
    }

    private Vitals asked(String line) throws IOException {
        to.write(line + "\n");
        to.flush();
        return Vitals.of(line());
    }

    private String line() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the server ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}

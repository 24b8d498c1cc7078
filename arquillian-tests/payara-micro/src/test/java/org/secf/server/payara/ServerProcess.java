package org.secf.server.payara;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The process that runs {@link ServerProgram}: commands go in, answers come out, everything it says is kept in a file. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> copy(log), "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    static ServerProcess start(PayaraMicroSettings settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opened(settings.serverJar()));
        command.addAll(List.of(settings.javaVmArguments().trim().split("\\s+")));
        command.add("-cp");
        command.add(settings.serverJar() + File.pathSeparator + settings.classes());
        command.add(ServerProgram.class.getName());
        command.add(Integer.toString(settings.port()));
        command.add(settings.rootDirectory().toString());
        Files.createDirectories(settings.rootDirectory());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ServerProcess(process, settings.log());
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

    /** Waits for the server's next answer. */
    String answer() {
        try {
            String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return answer == null ? "no answer within " + PATIENCE : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            return "the server has ended: " + e.getMessage();
        }
        return answer();
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void copy(Path log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer kept = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line + "\n");
                kept.flush();
                if (line.startsWith("@@")) {
                    answers.add(line);
                }
            }
            answers.add("the server has ended; see " + log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

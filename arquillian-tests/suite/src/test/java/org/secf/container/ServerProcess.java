package org.secf.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that is told commands and says lines, which are kept in a file and can be waited for. It never outlives the tests. */
final class ServerProcess implements AutoCloseable {

    /** For everything a server does; generous, since the machine may be busy. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process process;
    private final Writer commands;
    private final Lines lines = new Lines();
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.log = log;
        Thread reader = new Thread(this::copy, "server-output");
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "server-end"));
    }

    /** Starts it. */
    static ServerProcess start(ProcessBuilder builder, Path log) throws IOException {
        return new ServerProcess(builder.redirectErrorStream(true).start(), log);
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(ProcessBuilder builder, Path log) throws IOException {
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(builder.command() + " did not succeed; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The number of lines so far: where to wait from. */
    int said() {
        return lines.count();
    }

    /** The lines from that number on. */
    List<String> said(int from) {
        return lines.from(from);
    }

    /**
     * Waits for a line.
     *
     * @param from the number of the first line that counts
     * @return the line
     */
    String await(Pattern wanted, int from) throws IOException {
        try {
            return lines.await(wanted, from, PATIENCE)
                    .orElseThrow(() -> new IOException((process.isAlive() ? "not said in " + PATIENCE : "ended before")
                            + ": " + wanted + "; see " + log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Says a line to the process. */
    void tell(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** Ends its input, and with it a program that obeys commands; then whatever is left. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        try {
            commands.close();
        } catch (IOException e) {
            // It has ended by itself.
        }
        all.forEach(ProcessHandle::destroy);
        if (!haveEnded(all)) {
            all.forEach(ProcessHandle::destroyForcibly);
            haveEnded(all);
        }
    }

    private static boolean haveEnded(List<ProcessHandle> all) {
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void copy() {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                Writer kept = Files.newBufferedWriter(log)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                kept.write(line + "\n");
                kept.flush();
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lines.end();
        }
    }
}

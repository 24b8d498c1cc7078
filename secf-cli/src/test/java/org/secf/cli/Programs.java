package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Java programs in processes of their own.
 *
 * @param folder for what they read and print
 * @param environment variables that they have besides
 */
record Programs(Path folder, Map<String, String> environment) {

    Programs(Path folder) {
        this(folder, Map.of());
    }

    /** The packaged jar. */
    Session secf(String input, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", System.getProperty("secf.cli.jar", "target/secf-cli.jar")));
        all.addAll(arguments);
        return java(input, all);
    }

    /**
     * WildFly's tool for credential stores. Without Bouncy Castle, which SAML brings along here and whose PKCS#12 the tool would take for its own, although it
     * holds no secrets.
     */
    Session elytronTool(Path store, String master, String... arguments) {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("bouncycastle"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> all =
                new ArrayList<>(List.of("-cp", classPath, "org.wildfly.security.tool.ElytronTool", "credential-store"));
        all.addAll(List.of("--location", store.toString(), "--password", master));
        all.addAll(List.of(arguments));
        return java("", all);
    }

    private Session java(String input, List<String> arguments) {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            Files.writeString(folder.resolve("in.txt"), input).toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Session(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

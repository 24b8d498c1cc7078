package org.secf.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.secf.server.Answer;
import org.secf.server.Http;

/** All that somebody without the right to a secret may get to see. */
public final class Evidence {

    private static final Set<String> FOLDERS = Set.of("log", "logs", "ffdc");

    private final Map<String, StringBuilder> texts = new TreeMap<>();

    /** A text of some kind. */
    public void add(String kind, String text) {
        add(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String kind, byte[] octets) {
        texts.computeIfAbsent(kind, none -> new StringBuilder())
                .append(new String(octets, StandardCharsets.ISO_8859_1))
                .append('\n');
    }

    /** An answer with its header. */
    public Http.Reply add(Http.Reply reply) {
        add("responses", reply.raw().headers().map() + "\n" + reply.body());
        return reply;
    }

    /** An answer that a browser got. */
    public Answer add(Answer answer) {
        add("responses", answer.raw().getResponseHeaders() + "\n" + answer.body());
        return answer;
    }

    /** A failure, with all its causes. */
    public void add(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        while (cause.isPresent()) {
            add("deployment failures", cause.get().toString());
            cause = Optional.ofNullable(cause.get().getCause());
        }
    }

    /** A file. */
    public void file(Path file) throws IOException {
        add("logs", Files.readAllBytes(file));
    }

    /** Every file in a server's folders for logs. */
    public void logsBelow(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isLog(file)) {
                    file(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A running server takes away files of its own meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (isLog(file) && Files.exists(file)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isLog(Path file) {
        Path parent = file.getParent();
        return parent != null && FOLDERS.contains(parent.getFileName().toString());
    }

    /** Which of the canaries are where. */
    public List<String> of(List<Canary> canaries) {
        List<String> found = new ArrayList<>();
        texts.forEach((kind, text) -> {
            String octets = text.toString();
            canaries.stream()
                    .filter(canary -> canary.isIn(octets))
                    .forEach(canary -> found.add(canary.name() + " in " + kind));
        });
        return found;
    }

    /** The kinds that there is something of. */
    public Set<String> kinds() {
        return texts.keySet();
    }
}

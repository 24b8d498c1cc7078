package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secf.boot.AnnotationSource;
import org.secf.boot.Definition;
import org.secf.settings.ConfigurationException;

/** Finds definition annotations in {@code WEB-INF/classes} without CDI. Loads only classes whose file speaks of a definition. */
final class ClassScan {

    private static final String ROOT = "/WEB-INF/classes/";
    private static final String CLASS = ".class";

    private final AnnotationSource source;
    private final ServletContext context;

    ClassScan(AnnotationSource source, ServletContext context) {
        this.source = source;
        this.context = context;
    }

    List<Definition> definitions() {
        List<Definition> found = new ArrayList<>();
        classes(ROOT).filter(this::speaksOfDefinition).map(this::load).forEach(type -> {
            List<Annotation> annotations = Arrays.asList(type.getAnnotations());
            found.addAll(source.definitions(annotations, type.getName()));
        });
        return found;
    }

    private Stream<String> classes(String folder) {
        @Nullable Set<String> paths = context.getResourcePaths(folder);
        return paths == null
                ? Stream.empty()
                : paths.stream()
                        .sorted()
                        .flatMap(path -> path.endsWith("/") ? classes(path) : Stream.of(path))
                        .filter(path -> path.endsWith(CLASS));
    }

    private boolean speaksOfDefinition(String path) {
        try (InputStream in = context.getResourceAsStream(path)) {
            if (in == null) {
                return false;
            }
            // Octets as characters: the constant pool holds the annotation's descriptor in ASCII.
            String octets = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return source.descriptors().stream().anyMatch(octets::contains);
        } catch (IOException e) {
            throw new ConfigurationException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Class<?> load(String path) {
        String name =
                path.substring(ROOT.length(), path.length() - CLASS.length()).replace('/', '.');
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ConfigurationException("%s cannot be loaded: %s".formatted(name, e), e);
        }
    }
}

package org.secf.rules;

import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every constant of every {@code Reason} enum, as the sources have it. */
final class Reasons {

    private static final Pattern WORD = Pattern.compile("\\W+");

    /** One constant; {@code clause} is what its constructor is given first, blank when that is not a text. */
    record Constant(String type, String name, String clause) {}

    private Reasons() {}

    static List<Constant> in(Collection<SourceFile> files) {
        return files.stream()
                .flatMap(file -> file.unit().findAll(EnumDeclaration.class).stream())
                .filter(type -> type.getImplementedTypes().stream()
                        .anyMatch(implemented -> implemented.getNameAsString().equals("Reason")))
                .flatMap(type -> type.getEntries().stream().map(entry -> constant(type, entry)))
                .toList();
    }

    static List<Constant> withoutClause(Collection<Constant> constants) {
        return constants.stream()
                .filter(constant -> constant.clause().isBlank())
                .toList();
    }

    /** The constants that no test file names. */
    static List<Constant> unreached(Collection<Constant> constants, Collection<Path> testFiles) {
        Set<String> words = testFiles.stream().flatMap(Reasons::words).collect(Collectors.toSet());
        return constants.stream()
                .filter(constant -> !words.contains(constant.name()))
                .toList();
    }

    private static Constant constant(EnumDeclaration type, EnumConstantDeclaration entry) {
        String clause = entry.getArguments().stream()
                .findFirst()
                .filter(Expression::isStringLiteralExpr)
                .map(Expression::asStringLiteralExpr)
                .map(StringLiteralExpr::asString)
                .orElse("");
        return new Constant(type.getNameAsString(), entry.getNameAsString(), clause);
    }

    private static Stream<String> words(Path file) {
        try {
            return WORD.splitAsStream(Files.readString(file));
        } catch (MalformedInputException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

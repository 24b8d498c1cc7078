package org.secf.rules;

import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.javadoc.description.JavadocDescription;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The page of all reasons, from the enums themselves. */
final class ReasonsReference {

    private static final String HEAD = """
            # Reasons

            Generated from the enums in the code; a test holds this page against them.

            A refused client sees a correlation id. The log and the audit event of that id have the reason, its clause, what was expected and what came.
            Codes never change once released. Clauses of *saml-core*, *saml-bindings*, *saml-profiles* and *saml-metadata* are those of the OASIS
            standards of March 2005; *SDP* is Kantara's deployment profile for federation interoperability.
            """;

    private ReasonsReference() {}

    static String of(List<SourceFile> sources) {
        return HEAD
                + sources.stream()
                        .flatMap(file -> file.unit().findAll(EnumDeclaration.class).stream())
                        .filter(type -> type.getImplementedTypes().stream()
                                .anyMatch(implemented ->
                                        implemented.getNameAsString().equals("Reason")))
                        .sorted(Comparator.comparing(EnumDeclaration::getNameAsString))
                        .map(ReasonsReference::section)
                        .collect(Collectors.joining());
    }

    private static String section(EnumDeclaration type) {
        String rows = type.getEntries().stream().map(ReasonsReference::row).collect(Collectors.joining());
        return "\n## %s\n\n%s\n\n| reason | clause | meaning |\n|---|---|---|\n%s"
                .formatted(
                        type.getNameAsString(),
                        type.getJavadoc()
                                .map(doc -> doc.getDescription().toText())
                                .orElse(""),
                        rows);
    }

    private static String row(EnumConstantDeclaration constant) {
        String clause = constant.getArgument(0).asStringLiteralExpr().asString();
        String meaning = constant.getJavadoc()
                .map(doc -> doc.getDescription())
                .map(JavadocDescription::toText)
                .orElse("");
        return "| `%s` | %s | %s |\n".formatted(constant.getNameAsString(), clause, meaning.replaceAll("\\s+", " "));
    }
}

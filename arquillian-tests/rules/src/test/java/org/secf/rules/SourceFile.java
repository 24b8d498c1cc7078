package org.secf.rules;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One Java file, parsed. */
record SourceFile(String name, int lines, CompilationUnit unit) {

    static SourceFile read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile parse(String name, String text) {
        ParserConfiguration java17 =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        CompilationUnit unit = new JavaParser(java17)
                .parse(text)
                .getResult()
                .orElseThrow(() -> new IllegalStateException(name + " cannot be parsed."));
        return new SourceFile(name, (int) text.lines().count(), unit);
    }

    boolean isPackageInfo() {
        return name.endsWith("package-info.java");
    }

    String packageName() {
        return unit.getPackageDeclaration()
                .map(found -> found.getNameAsString())
                .orElse("");
    }
}

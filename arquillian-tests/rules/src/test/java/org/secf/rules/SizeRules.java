package org.secf.rules;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import java.util.List;

/** Nothing grows beyond what fits on a screen. */
final class SizeRules {

    static final int FILE = 300;
    static final int MEDIAN = 60;
    private static final int METHOD = 25;
    private static final int PARAMETERS = 4;

    private SizeRules() {}

    static List<SourceRule> all() {
        return List.of(
                SourceRule.of(
                        "files have at most 300 lines", "class Bad {}\n" + "\n".repeat(FILE), SizeRules::longFile),
                SourceRule.of(
                        "methods have at most 25 lines",
                        "class Bad { void run() {" + "\n".repeat(METHOD) + "} }",
                        SizeRules::longMethods),
                SourceRule.of(
                        "methods and constructors take at most 4 parameters, records exempt",
                        "class Bad { void run(int a, int b, int c, int d, int e) {} }",
                        SizeRules::manyParameters));
    }

    private static List<String> longFile(SourceFile file) {
        return file.lines() <= FILE ? List.of() : List.of(file.name() + ": " + file.lines() + " lines");
    }

    private static List<String> longMethods(SourceFile file) {
        return file.unit().findAll(CallableDeclaration.class).stream()
                .map(method -> (CallableDeclaration<?>) method)
                .filter(method -> length(method) > METHOD)
                .map(method -> file.name() + ": " + method.getNameAsString() + " has " + length(method) + " lines")
                .toList();
    }

    /** From the line of the name to the closing brace; annotations and Javadoc above do not count. */
    private static int length(CallableDeclaration<?> method) {
        int begin = method.getName().getRange().map(range -> range.begin.line).orElse(0);
        int end = method.getRange().map(SizeRules::lastLine).orElse(0);
        return end - begin + 1;
    }

    private static int lastLine(Range range) {
        return range.end.line;
    }

    private static List<String> manyParameters(SourceFile file) {
        return file.unit().findAll(CallableDeclaration.class).stream()
                .map(method -> (CallableDeclaration<?>) method)
                .filter(method -> method.getParameters().size() > PARAMETERS)
                .filter(method -> !isOfRecord(method))
                .map(method -> file.name() + ": " + method.getNameAsString() + place(method))
                .toList();
    }

    /** A record's constructors take its components, all or some. */
    private static boolean isOfRecord(CallableDeclaration<?> method) {
        return method.isConstructorDeclaration()
                && method.getParentNode()
                        .filter(RecordDeclaration.class::isInstance)
                        .isPresent();
    }

    private static String place(Node node) {
        return node.getRange().map(range -> " in line " + range.begin.line).orElse("");
    }
}

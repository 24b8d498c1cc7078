package org.secf.rules;

import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import java.util.List;
import java.util.regex.Pattern;

/** Names say what a thing is, public types say it in Javadoc, packages are null-marked, and nothing is left for later. */
final class NamingRules {

    private static final Pattern EMPTY_WORDS =
            Pattern.compile("(Util|Utils|Helper|Manager|Impl|Abstract|Default|Controller)(?=[A-Z0-9]|$)|^Base[A-Z]");
    private static final Pattern LATER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    private NamingRules() {}

    static List<SourceRule> all() {
        return List.of(
                SourceRule.of("no empty words in type names", "class TokenHelper {}", NamingRules::emptyWords),
                SourceRule.of("public types have Javadoc", "public class Bad {}", NamingRules::undocumented),
                SourceRule.of("nothing is left for later", "class Bad { // TODO: finish\n}", NamingRules::later),
                new SourceRule(
                        "package-info is null-marked and has Javadoc",
                        SourceFile.parse("package-info.java", "package org.secf.bad;"),
                        NamingRules::bare));
    }

    private static List<String> emptyWords(SourceFile file) {
        return types(file).stream()
                .map(TypeDeclaration::getNameAsString)
                .filter(name -> EMPTY_WORDS.matcher(name).find())
                .map(name -> file.name() + ": " + name)
                .toList();
    }

    private static List<String> undocumented(SourceFile file) {
        return types(file).stream()
                .filter(type -> type.isPublic() && type.getJavadocComment().isEmpty())
                .map(type -> file.name() + ": " + type.getNameAsString())
                .toList();
    }

    private static List<String> later(SourceFile file) {
        return file.unit().getAllContainedComments().stream()
                .map(Comment::getContent)
                .filter(text -> LATER.matcher(text).find())
                .map(text -> file.name() + ": " + text.strip())
                .toList();
    }

    private static List<String> bare(SourceFile file) {
        if (!file.isPackageInfo()) {
            return List.of();
        }
        boolean marked = file.unit()
                .getPackageDeclaration()
                .map(found -> found.getAnnotationByName("NullMarked").isPresent())
                .orElse(false);
        boolean documented = file.unit().getAllComments().stream().anyMatch(Comment::isJavadocComment);
        return marked && documented ? List.of() : List.of(file.name() + ": " + file.packageName());
    }

    private static List<TypeDeclaration<?>> types(SourceFile file) {
        return file.unit().findAll(TypeDeclaration.class).stream()
                .<TypeDeclaration<?>>map(type -> type)
                .toList();
    }
}

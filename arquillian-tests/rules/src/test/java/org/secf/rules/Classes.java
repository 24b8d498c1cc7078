package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiled classes: the product's, and the deliberately bad ones that show each rule can fail. */
final class Classes {

    private static final Pattern FIXTURE = Pattern.compile("/org/secf/fixture/bad/(?:[a-z_]+/)?(secf_[a-z]+)/");
    private static final Pattern MODULE = Pattern.compile("/((?:secf-[a-z]+|benchmarks)(?:/[a-z-]+)*)/target/classes/");

    private Classes() {}

    static JavaClasses ofProduct() {
        List<Path> folders = Repository.here().modules().stream()
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        // What JMH generates is not written by us.
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPaths(folders);
    }

    /** The classes of one fixture package and of those below it. */
    static JavaClasses ofFixture(String name) {
        return new ClassFileImporter().importPackages("org.secf.fixture.bad." + name);
    }

    /** The module a class was compiled in, {@code secf-core}; empty for classes that are not ours. */
    static String moduleOf(JavaClass type) {
        String place = type.getSource().map(source -> source.getUri().getPath()).orElse("");
        Matcher fixture = FIXTURE.matcher(place);
        if (fixture.find()) {
            return fixture.group(1).replace('_', '-');
        }
        Matcher module = MODULE.matcher(place);
        return module.find() ? module.group(1).replaceFirst("/.*", "") : "";
    }

    static boolean inModules(JavaClass type, Collection<String> modules) {
        return modules.contains(moduleOf(type));
    }
}

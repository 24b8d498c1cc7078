package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.secf.boot.AnnotationSource;
import org.secf.boot.Definition;
import org.secf.boot.Factories;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

class ClassScanTest {

    private static final String FOLDER = "/WEB-INF/classes/org/secf/jaspic/";

    @Retention(RetentionPolicy.RUNTIME)
    private @interface ScanDefinition {}

    @ScanDefinition
    private static final class Marked {}

    private static final class Plain {}

    private record ScanFactory() implements MechanismFactory {
        @Override
        public String name() {
            return "scan";
        }

        @Override
        public Class<? extends Annotation> definition() {
            return ScanDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return List.of();
        }

        @Override
        public Mechanism create(Settings settings, MechanismContext context) {
            return new NotStarted();
        }
    }

    private static ServletContext deployed(Class<?>... types) {
        Set<String> files = new TreeSet<>();
        for (Class<?> type : types) {
            files.add(FOLDER + type.getName().substring("org.secf.jaspic.".length()) + ".class");
        }
        return FakeServer.proxy(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
            case "getResourcePaths" -> args[0].equals("/WEB-INF/classes/") ? Set.of(FOLDER) : files;
            case "getResourceAsStream" ->
                ClassScanTest.class.getResourceAsStream(String.valueOf(args[0]).substring("/WEB-INF/classes".length()));
            default -> null;
        });
    }

    private static List<Definition> scan(Class<?>... types) {
        AnnotationSource source = new AnnotationSource(new Factories(List.of(new ScanFactory())));
        return new ClassScan(source, deployed(types)).definitions();
    }

    @Test
    void findsDefinitionsInFoldersBelow() {
        assertThat(scan(Marked.class, Plain.class))
                .extracting(Definition::origin)
                .containsExactly("@ScanDefinition on " + Marked.class.getName());
    }

    @Test
    void passesOverClassesThatOnlyMentionADefinition() {
        assertThat(scan(ClassScanTest.class)).isEmpty();
    }
}

package org.secf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.boot.Factories;
import org.secf.mechanism.DefinitionKind;

/**
 * The generated pages of {@code docs} say what the code says. To write them anew: {@code mvn -pl arquillian-tests/rules -am test -Dsecf.docs.write}.
 */
class ReferenceTest {

    private static final Repository REPOSITORY = Repository.here();

    record Page(String file, String text) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Page> pages() {
        List<DefinitionKind> mechanisms = Factories.find().all();
        assertThat(mechanisms).isNotEmpty();
        List<SourceFile> sources = REPOSITORY.mainSources().stream()
                .filter(file -> REPOSITORY.moduleOf(file).startsWith("secf-"))
                .map(SourceFile::read)
                .toList();
        return List.of(
                new Page("docs/settings.md", SettingsReference.of(mechanisms)),
                new Page("secf-jaspic/src/main/resources/org/secf/boot/secf-1.0.xsd", DescriptorSchema.of(mechanisms)),
                new Page("docs/reasons.md", ReasonsReference.of(sources)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void saysWhatTheCodeSays(Page page) throws IOException {
        Path file = REPOSITORY.root().resolve(page.file());
        if (System.getProperty("secf.docs.write") != null) {
            Files.writeString(file, page.text());
        }
        assertThat(file).content().isEqualTo(page.text());
    }
}

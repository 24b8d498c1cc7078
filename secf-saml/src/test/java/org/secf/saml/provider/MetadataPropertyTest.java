package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.MetadataXml.usual;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.secf.saml.model.UnusableMetadata;

/** Any document is read, or refused with its place; nothing else is thrown. */
class MetadataPropertyTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Property(tries = 300)
    void anyChangedDocumentIsReadOrRefused(@ForAll @IntRange(min = 0, max = 4000) int at, @ForAll char replacement) {
        String xml = usual();
        int index = Math.min(at, xml.length() - 1);
        assertReadOrRefused(xml.substring(0, index) + replacement + xml.substring(index + 1));
    }

    @Property(tries = 300)
    void anyCutDocumentIsReadOrRefused(@ForAll @IntRange(min = 0, max = 4000) int at) {
        String xml = usual();
        assertReadOrRefused(xml.substring(0, Math.min(at, xml.length())));
    }

    private static void assertReadOrRefused(String hostile) {
        try {
            assertThat(IdentityProviderMetadata.of(hostile.getBytes(StandardCharsets.UTF_8), "/WEB-INF/idp.xml")
                            .provider(Optional.empty(), Optional.empty(), NOW)
                            .signingKeys())
                    .isNotEmpty();
        } catch (UnusableMetadata refused) {
            assertThat(refused).hasMessageContaining("/WEB-INF/idp.xml");
        }
    }
}

package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata query protocol (draft-young-md-query §3.2, draft-young-md-query-saml §2.1). */
class MetadataLocationTest {

    private static final Optional<String> ID = Optional.of("http://example.org/service");

    @Test
    void asksByEntityId() {
        assertThat(MetadataLocation.of("mdq:https://mdq.example.org/global/", ID)
                        .address())
                .isEqualTo("https://mdq.example.org/global/entities/http%3A%2F%2Fexample.org%2Fservice");
    }

    /** The digest is that of the draft's own example. */
    @Test
    void asksByDigest() {
        assertThat(MetadataLocation.of("mdq-sha1:https://mdq.example.org", ID).address())
                .isEqualTo("https://mdq.example.org/entities/%7Bsha1%7D11d72e8cf351eb6c75c721e838f469677ab41bdb");
    }

    @Test
    void leavesNothingOfAHostileIdUnencoded() {
        assertThat(MetadataLocation.of("mdq:https://mdq.example.org/", Optional.of("a/../b?c#d e\u00e9+"))
                        .address())
                .isEqualTo("https://mdq.example.org/entities/a%2F..%2Fb%3Fc%23d%20e%C3%A9%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mdq:https://mdq.example.org/", "mdq-sha1:https://mdq.example.org/"})
    void needsAnEntityId(String location) {
        assertThatThrownBy(() -> MetadataLocation.of(location, Optional.empty()))
                .hasMessageContaining("idp-entity-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mdq:/etc/idp.xml", "mdq:", "mdq-sha1:file:/etc/x"})
    void needsAnAddress(String location) {
        assertThatThrownBy(() -> MetadataLocation.of(location, ID)).hasMessageContaining("https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/idp.xml", "classpath:idp.xml", "file:/etc/idp.xml", "https://idp.example.org/m"})
    void leavesOtherLocationsAsTheyAre(String location) {
        MetadataLocation read = MetadataLocation.of(location, Optional.empty());
        assertThat(read.address()).isEqualTo(location);
        assertThat(read.isRemote()).isEqualTo(location.startsWith("https"));
    }
}

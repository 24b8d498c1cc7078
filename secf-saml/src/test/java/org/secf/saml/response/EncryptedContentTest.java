package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** What an encrypted assertion may have in it. The catalogue has the rest. */
class EncryptedContentTest {

    private static final Mint SEALED = Mint.signed().encrypt(Encrypter.usual());

    private static Optional<Reason> reason(Mint response) {
        return new Circumstances(Map.of()).judge(response.base64()).rejection().map(Rejection::reason);
    }

    /** The assertion inside is signed and would be taken. */
    @Nested
    class NothingMoreThanItsSchemaHas_xmlenc_3 {

        @ParameterizedTest
        @ValueSource(
                strings = {"saml:EncryptedAssertion", "xenc:EncryptedData", "xenc:EncryptedKey", "xenc:CipherData"})
        void inAnyPart(String element) {
            String end = "</" + element + ">";

            assertThat(reason(SEALED.edit(end, "<xenc:Other xmlns:xenc=\"urn:example:other\"/>" + end)))
                    .contains(SamlReason.MALFORMED_ENCRYPTION);
        }
    }

    /** xmlenc §3.5: one for each of those who may read it. */
    @Nested
    class Keys_xmlenc_3_5 {

        private final String key = SEALED.element("xenc:EncryptedKey");

        @Test
        void areEightAtMost() {
            assertThat(reason(SEALED.edit(key, key.repeat(8)))).isEmpty();
            assertThat(reason(SEALED.edit(key, key.repeat(9)))).contains(SamlReason.MALFORMED_ENCRYPTION);
        }

        @Test
        void mayCarryWhatNobodyNeeds() {
            String more = "<xenc:ReferenceList/><xenc:CarriedKeyName>ours</xenc:CarriedKeyName></xenc:EncryptedKey>";

            assertThat(reason(SEALED.edit("</xenc:EncryptedKey>", more))).isEmpty();
        }
    }
}

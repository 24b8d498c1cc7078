package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.saml.mint.Vectors;
import org.secf.saml.model.SamlReason;

class EveryReasonIsReachedTest {

    @Test
    void everyReasonIsReachedByACommittedVector() {
        Set<SamlReason> unreached = EnumSet.allOf(SamlReason.class);
        Vectors.committed().forEach(each -> each.reason().ifPresent(unreached::remove));
        assertThat(unreached).isEmpty();
    }

    @Test
    void everyReasonHasAClause() {
        assertThat(SamlReason.values())
                .allSatisfy(reason -> assertThat(reason.clause()).isNotBlank());
    }
}

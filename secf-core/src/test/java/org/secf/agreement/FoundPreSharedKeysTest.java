package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeReason;
import org.secf.keys.Secret;
import org.secf.state.AssociationReason;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Reason;

/** Pre-shared keys that are not in the settings, and are found by their names. */
class FoundPreSharedKeysTest {

    private static final String ID = "transaction-1";
    private static final String KEY = "k".repeat(32);

    private final List<String> asked = new ArrayList<>();
    private final List<Secret> given = new ArrayList<>();
    private final TestServer server = TestServer.finding(this::find);

    private Optional<PreSharedKeys.Known> find(String id) {
        asked.add(id);
        if (!id.equals(ID)) {
            return Optional.empty();
        }
        Secret secret = secret(KEY);
        given.add(secret);
        return Optional.of(new PreSharedKeys.Known("sip:alice", secret));
    }

    private static ClientCredential hybrid(String id, String key) {
        return ClientCredential.anonymous().withPreSharedKey(id, secret(key));
    }

    private Reason refusal(ClientCredential credential) {
        return reason(server.post(propose(server.begin(), credential)));
    }

    @Test
    void nameTheirClients() {
        SecurityAssociation hybrid = server.agree(hybrid(ID, KEY));
        SecurityAssociation alone = server.agree(ClientCredential.preSharedOnly(ID, secret(KEY)));

        assertThat(server.associations.find(hybrid.id()).orElseThrow().peer()).contains("sip:alice");
        assertThat(server.associations.find(alone.id()).orElseThrow().peer()).contains("sip:alice");
    }

    @Test
    void areAskedForOnceAndWipedThen() {
        server.agree(hybrid(ID, KEY));

        assertThat(asked).containsExactly(ID);
        assertThatThrownBy(() -> given.get(0).use(octets -> octets.length)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void areNotAskedForWhereTheSettingsHaveThem() {
        SecurityAssociation client = server.agree(hybrid("alice", TestServer.CANARY));
        server.agree(hybrid("alice", TestServer.CANARY));

        assertThat(asked).isEmpty();
        assertThat(server.associations.find(client.id()).orElseThrow().peer()).contains("alice");
    }

    @Test
    void refuseThoseWhoHaveOthers() {
        assertThat(refusal(hybrid(ID, "x".repeat(32)))).isEqualTo(HpkeReason.OPEN_FAILED);
        assertThat(refusal(ClientCredential.preSharedOnly(ID, secret("x".repeat(32)))))
                .isEqualTo(AssociationReason.CONFIRMATION_WRONG);
    }

    @Test
    void refuseNamesThatNobodyHas() {
        assertThat(refusal(hybrid("transaction-2", KEY))).isEqualTo(AgreementReason.PSK_UNKNOWN);
        assertThat(refusal(ClientCredential.preSharedOnly("transaction-2", secret(KEY))))
                .isEqualTo(AgreementReason.PSK_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31 octets are too few for a key."})
    void areLong(String key) {
        String shorter = key.isEmpty() ? key : key.substring(1);
        assertThatThrownBy(() -> new PreSharedKeys.Known("alice", secret(shorter)))
                .hasMessageContaining("at least 32 octets");
    }

    @Test
    void areNeverShown() {
        assertThat(new PreSharedKeys.Known("alice", secret(KEY))).hasToString("a key of alice");
        assertThatThrownBy(() -> new PreSharedKeys.Known(" ", secret(KEY))).hasMessageContaining("a client");
    }
}

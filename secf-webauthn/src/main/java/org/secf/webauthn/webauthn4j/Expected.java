package org.secf.webauthn.webauthn4j;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.webauthn.ceremony.WebAuthnPolicy;

/**
 * What the library compares answers with. Frames of other sites are expected nowhere.
 *
 * @param rpId the domain
 * @param origins whose pages may ask
 */
record Expected(String rpId, Set<Origin> origins) {

    static Expected of(WebAuthnPolicy policy) {
        return new Expected(
                policy.rpId(), policy.origins().stream().map(Origin::create).collect(Collectors.toUnmodifiableSet()));
    }

    ServerProperty with(String challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(rpId)
                .challenge(new DefaultChallenge(Octets.of(challenge)))
                .build();
    }
}

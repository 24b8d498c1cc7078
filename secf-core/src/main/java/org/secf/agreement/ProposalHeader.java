package org.secf.agreement;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;

/**
 * What a client says in clear when it answers an offer; all of it is covered by keys and proofs.
 *
 * @param offer the offer's id
 * @param suite of {@link AgreementMode#isSealed} modes, else none
 * @param pskId of modes with a pre-shared key
 * @param clientKey the thumbprint of the key by which the client proves who it is: that of its mode, or that of its signature
 */
record ProposalHeader(
        String offer,
        AgreementMode mode,
        Optional<AgreementSuite> suite,
        Optional<String> pskId,
        Optional<String> clientKey) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** What both sides bind their keys to: the whole offer and every field, so that nothing can be exchanged on the way. */
    byte[] info(byte[] offerDigest, Crypto crypto) {
        return new Canonical("SECF-AGREEMENT-INFO-1")
                .part(offerDigest)
                .part(offer)
                .part(mode.word())
                .part(suite.map(AgreementSuite::word))
                .part(pskId)
                .part(clientKey)
                .sha256(crypto);
    }

    JsonObjectBuilder toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("offer", offer).add("mode", mode.word());
        suite.ifPresent(value -> json.add("suite", value.word()));
        pskId.ifPresent(value -> json.add("psk_id", value));
        clientKey.ifPresent(value -> json.add("client_kid", value));
        return json;
    }

    static ProposalHeader read(Members members) throws MalformedMessage {
        AgreementMode mode = AgreementMode.of(members.text("mode"))
                .orElseThrow(() -> Members.malformed("mode", "one of " + AgreementMode.words()));
        Optional<AgreementSuite> suite = Optional.empty();
        Optional<String> word = members.optionalText("suite");
        if (word.isPresent()) {
            suite = AgreementSuite.of(word.get());
            if (suite.isEmpty()) {
                throw Members.malformed("suite", "one of " + AgreementSuite.words());
            }
        }
        ProposalHeader header = new ProposalHeader(
                members.text("offer"), mode, suite, members.optionalText("psk_id"), members.optionalText("client_kid"));
        header.requireFitting();
        return header;
    }

    /** A member that its mode does not have could be believed by somebody. */
    private void requireFitting() throws MalformedMessage {
        require("suite", suite.isPresent() == mode.isSealed());
        require("psk_id", pskId.isPresent() == mode.hasPsk());
        require("client_kid", clientKey.isPresent() ? mode.hasClientKey() || mode.maySign() : !mode.hasClientKey());
    }

    private void require(String name, boolean holds) throws MalformedMessage {
        if (!holds) {
            throw Members.malformed(name, "as the mode " + mode.word() + " has it");
        }
    }
}

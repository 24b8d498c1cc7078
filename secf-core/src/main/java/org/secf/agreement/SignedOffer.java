package org.secf.agreement;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;
import org.secf.verdict.Verdict;

/**
 * An offer with the server's signature over {@link Offer#octets}. Which algorithm it is follows from the key, never from the message.
 *
 * @param keyId the key's name among those of the server
 */
record SignedOffer(Offer offer, String keyId, String signature) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int LONGEST_SIGNATURE = 1024;

    /** What every answer to this offer is bound to. */
    byte[] digest(Crypto crypto) {
        return new Canonical("SECF-AGREEMENT-OFFER-DIGEST-1")
                .part(offer.octets())
                .part(keyId)
                .sha256(crypto);
    }

    byte[] toJson() {
        return JSON.createObjectBuilder()
                .add("offer", offer.toJson())
                .add("kid", keyId)
                .add("signature", signature)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static Verdict<SignedOffer> read(byte[] message) {
        try {
            Members members = Message.read(message);
            SignedOffer signed = new SignedOffer(
                    Offer.read(members.object("offer")),
                    members.text("kid"),
                    Base64Url.encode(members.octets("signature", 1, LONGEST_SIGNATURE)));
            members.requireNoMore();
            return Verdict.accepted(signed);
        } catch (MalformedMessage malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}

package org.secf.agreement;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.secf.keys.Base64Url;
import org.secf.state.AssociationTerms;
import org.secf.state.UnconfirmedAssociation;
import org.secf.verdict.Verdict;

/** The server's last word: its terms and its proof. */
record Grant(AssociationTerms terms, String proof) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int NONCE_OCTETS = 32;

    byte[] proofOctets() {
        return Base64Url.decode(proof).orElseThrow();
    }

    byte[] toJson() {
        return JSON.createObjectBuilder()
                .add("association", terms.id())
                .add("established", terms.established().getEpochSecond())
                .add("expires", terms.expires().getEpochSecond())
                .add("nonce", terms.nonce())
                .add("proof", proof)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static Verdict<Grant> read(byte[] message) {
        try {
            Members members = Message.read(message);
            String id = members.text("association");
            Instant established = members.time("established");
            Instant expires = members.time("expires");
            String nonce = Base64Url.encode(members.octets("nonce", NONCE_OCTETS, NONCE_OCTETS));
            String proof = Base64Url.encode(
                    members.octets("proof", UnconfirmedAssociation.PROOF_OCTETS, UnconfirmedAssociation.PROOF_OCTETS));
            members.requireNoMore();
            if (!established.isBefore(expires)) {
                throw Members.malformed("expires", "a time after that of established");
            }
            return Verdict.accepted(new Grant(new AssociationTerms(id, established, expires, nonce), proof));
        } catch (MalformedMessage malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}

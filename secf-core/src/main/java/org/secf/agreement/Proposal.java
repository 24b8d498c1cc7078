package org.secf.agreement;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;
import org.secf.state.UnconfirmedAssociation;
import org.secf.verdict.Verdict;

/** A client's answer to an offer. */
final class Proposal {

    private static final int LONGEST_REQUEST = 4 * 1024;

    private final ProposalHeader header;
    private final byte[] encapsulation;
    private final byte[] request;

    /**
     * All but its proof.
     *
     * @param encapsulation the client's key of this agreement; empty in modes that are not sealed
     * @param request a {@link Wish}, sealed or not as the mode is
     */
    Proposal(ProposalHeader header, byte[] encapsulation, byte[] request) {
        this.header = header;
        this.encapsulation = encapsulation;
        this.request = request;
    }

    /** A proposal that came, and the proof that came with it. */
    record Received(Proposal proposal, String proof) {

        byte[] proofOctets() {
            return Base64Url.decode(proof).orElseThrow();
        }
    }

    ProposalHeader header() {
        return header;
    }

    byte[] encapsulation() {
        return encapsulation;
    }

    byte[] request() {
        return request;
    }

    /** A digest of everything that both sides said. */
    byte[] transcript(byte[] offerDigest, Crypto crypto) {
        return new Canonical("SECF-AGREEMENT-TRANSCRIPT-1")
                .part(header.info(offerDigest, crypto))
                .part(encapsulation)
                .part(request)
                .sha256(crypto);
    }

    String toJson(byte[] proof) {
        var json = header.toJson();
        if (header.mode().isSealed()) {
            json.add("enc", Base64Url.encode(encapsulation));
        }
        return json.add("request", Base64Url.encode(request))
                .add("proof", Base64Url.encode(proof))
                .build()
                .toString();
    }

    static Verdict<Received> read(byte[] message) {
        try {
            Members members = Message.read(message);
            ProposalHeader header = ProposalHeader.read(members);
            Optional<byte[]> encapsulation = members.optionalOctets("enc", 1, 65);
            if (encapsulation.isPresent() != header.mode().isSealed()) {
                throw Members.malformed("enc", "as the mode has it");
            }
            byte[] request = members.octets("request", 1, LONGEST_REQUEST);
            String proof = Base64Url.encode(
                    members.octets("proof", UnconfirmedAssociation.PROOF_OCTETS, UnconfirmedAssociation.PROOF_OCTETS));
            members.requireNoMore();
            return Verdict.accepted(
                    new Received(new Proposal(header, encapsulation.orElseGet(() -> new byte[0]), request), proof));
        } catch (MalformedMessage malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}

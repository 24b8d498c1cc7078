package org.secf.gba.bootstrapping;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParameters.Value;
import org.secf.digest.ClientAnswer;
import org.secf.gba.AkaNonce;
import org.secf.gba.AkaVersion;
import org.secf.verdict.Verdict;

/**
 * What a bootstrapping server asks of a device.
 *
 * @param server where it was asked
 * @param opaque goes back as it came
 */
record ServerChallenge(URI server, AkaVersion version, AkaNonce nonce, String nonceText, Optional<String> opaque) {

    ClientAnswer.Asked asked() {
        return new ClientAnswer.Asked(server.getHost(), nonceText, version.token(), version.algorithm(), opaque);
    }

    /** A challenge for another host could be relayed from there. */
    static Verdict<ServerChallenge> of(AuthParameters sent, URI server) {
        String realm = BootstrappingServer.text(sent, "realm");
        Optional<AkaVersion> version = AkaVersion.named(BootstrappingServer.text(sent, "algorithm"));
        boolean isWhole = Arrays.stream(BootstrappingServer.text(sent, "qop").split(",", -1))
                .anyMatch(qop -> qop.strip().equals("auth-int"));
        if (!sent.scheme().equalsIgnoreCase("Digest") || version.isEmpty() || !isWhole) {
            return Verdict.rejected(
                    UbReason.UNUSABLE_CHALLENGE,
                    "Digest by AKA with auth-int",
                    sent.scheme() + " by " + BootstrappingServer.text(sent, "algorithm"));
        }
        if (!realm.equals(server.getHost())) {
            return Verdict.rejected(UbReason.UNUSABLE_CHALLENGE, "the realm " + server.getHost(), realm);
        }
        String text = BootstrappingServer.text(sent, "nonce");
        return AkaNonce.parse(text)
                .map(nonce -> new ServerChallenge(
                        server, version.get(), nonce, text, sent.find("opaque").map(Value::text)));
    }
}

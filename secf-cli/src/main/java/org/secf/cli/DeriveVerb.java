package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.keys.Secret;

/** {@code secf gba derive}: what an application gets of a bootstrapped key. */
final class DeriveVerb {

    private DeriveVerb() {}

    static GbaVerb verb() {
        return new GbaVerb(
                "derive",
                "Derives keys of an application, from --ks or from --ck and --ik (TS 33.220).",
                List.of(GbaOption.RAND, GbaOption.IMPI, GbaOption.NAF, GbaOption.UA),
                List.of(GbaOption.KS, GbaOption.CK, GbaOption.IK, GbaOption.BSF),
                GbaVerb.calculating(DeriveVerb::run));
    }

    private static JsonObject run(GbaGiven given) throws UnusableException {
        byte[] random = given.octets(GbaOption.RAND);
        String protocol = HexFormat.of().formatHex(given.octets(GbaOption.UA));
        NafId application = new NafId(given.text(GbaOption.NAF), new UaProtocol(protocol));
        try (Secret master = master(given);
                BootstrappedKey key = new BootstrappedKey(Crypto.jdk(), master, random, given.text(GbaOption.IMPI))) {
            JsonObjectBuilder answer = Json.createObjectBuilder()
                    .add("nafId", HexFormat.of().formatHex(application.octets()))
                    .add("ksNaf", MilenageVerb.hex(key.device(application)))
                    .add("ksIntNaf", MilenageVerb.hex(key.card(application)));
            if (given.has(GbaOption.BSF)) {
                String server = given.text(GbaOption.BSF);
                answer.add("btid", TransactionId.of(random, server).toString())
                        .add("tmpi", key.temporaryIdentity(server));
            }
            return answer.build();
        }
    }

    private static Secret master(GbaGiven given) throws UnusableException {
        boolean isWhole = given.has(GbaOption.KS);
        if (isWhole == given.has(GbaOption.CK) || isWhole == given.has(GbaOption.IK)) {
            throw new UnusableException("expected --ks, or both --ck and --ik");
        }
        if (isWhole) {
            return given.secret(GbaOption.KS);
        }
        try (Secret confidentiality = given.secret(GbaOption.CK);
                Secret integrity = given.secret(GbaOption.IK)) {
            return BootstrappedKey.master(confidentiality, integrity);
        }
    }
}

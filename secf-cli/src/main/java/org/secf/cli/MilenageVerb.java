package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.gba.AkaCodes;
import org.secf.gba.AkaKeys;
import org.secf.gba.AuthenticationCentre;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.keys.Secret;

/** {@code secf gba milenage}: what a card calculates. */
final class MilenageVerb {

    private MilenageVerb() {}

    static GbaVerb verb() {
        return new GbaVerb(
                "milenage",
                "Calculates what a card does, with --op or --opc (TS 35.206).",
                List.of(GbaOption.K, GbaOption.RAND, GbaOption.SQN, GbaOption.AMF),
                List.of(GbaOption.OP, GbaOption.OPC),
                GbaVerb.calculating(MilenageVerb::run));
    }

    private static JsonObject run(GbaGiven given) throws UnusableException {
        Milenage milenage = milenage(given);
        byte[] random = given.octets(GbaOption.RAND);
        byte[] management = given.octets(GbaOption.AMF);
        SequenceNumber number = SequenceNumber.of(given.octets(GbaOption.SQN));
        AkaCodes codes = milenage.codes(random, number, management);
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("opc", hex(milenage.operator()))
                .add("f1", hex(codes.network()))
                .add("f1s", hex(codes.resynchronisation()));
        try (AkaKeys keys = milenage.keys(random)) {
            answer.add("f2", hex(keys.response()))
                    .add("f3", hex(keys.confidentiality()))
                    .add("f4", hex(keys.integrity()))
                    .add("f5", hex(keys.anonymity()))
                    .add("f5s", hex(keys.resynchronisation()));
        }
        byte[] token = new AuthenticationCentre(milenage)
                .vector(random, number, management)
                .token();
        return answer.add("autn", HexFormat.of().formatHex(token)).build();
    }

    static Milenage milenage(GbaGiven given) throws UnusableException {
        if (given.has(GbaOption.OP) == given.has(GbaOption.OPC)) {
            throw new UnusableException("expected --op or --opc, found " + (given.has(GbaOption.OP) ? "both" : "none"));
        }
        Crypto crypto = Crypto.jdk();
        try (Secret key = given.secret(GbaOption.K);
                Secret operator = given.secret(given.has(GbaOption.OP) ? GbaOption.OP : GbaOption.OPC)) {
            return given.has(GbaOption.OP)
                    ? Milenage.ofOperator(crypto, key, operator)
                    : Milenage.of(crypto, key, operator);
        }
    }

    static String hex(Secret secret) {
        return secret.use(HexFormat.of()::formatHex);
    }
}

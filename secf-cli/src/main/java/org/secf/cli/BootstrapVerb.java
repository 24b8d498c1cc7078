package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.gba.NafId;
import org.secf.gba.SequenceMemory;
import org.secf.gba.SequenceNumber;
import org.secf.gba.SubscriberCard;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.bootstrapping.Device;
import org.secf.gba.bootstrapping.Tools;
import org.secf.tls.Outbound;
import org.secf.verdict.Verdict;

/** {@code secf gba bootstrap}: a device without a telephone, for whoever wants to know whether a bootstrapping server works. */
final class BootstrapVerb {

    private BootstrapVerb() {}

    static GbaVerb verb() {
        return new GbaVerb(
                "bootstrap",
                "Bootstraps with a server, with --op or --opc (TS 24.109).",
                List.of(GbaOption.BSF_ADDRESS, GbaOption.IMPI, GbaOption.K),
                List.of(GbaOption.OP, GbaOption.OPC, GbaOption.CARD_SQN, GbaOption.FOR_NAF, GbaOption.UA),
                BootstrapVerb::run);
    }

    private static Verdict<JsonObject> run(GbaGiven given, Outside outside) throws UnusableException {
        if (given.has(GbaOption.FOR_NAF) != given.has(GbaOption.UA)) {
            throw new UnusableException("expected --naf-fqdn and --ua-id, or none of them");
        }
        byte[] number = given.has(GbaOption.CARD_SQN) ? given.octets(GbaOption.CARD_SQN) : new byte[6];
        SequenceMemory memory = new SequenceMemory(SequenceNumber.of(number));
        Device device = new Device(
                new Device.Subscription(
                        given.text(GbaOption.IMPI), new SubscriberCard(MilenageVerb.milenage(given), memory)),
                URI.create(given.text(GbaOption.BSF_ADDRESS)),
                Outbound.platform(),
                new Tools(outside.clock(), outside.random(), Crypto.jdk()));
        JsonObjectBuilder answer = Json.createObjectBuilder();
        if (given.has(GbaOption.UA)) {
            UaProtocol protocol = new UaProtocol(HexFormat.of().formatHex(given.octets(GbaOption.UA)));
            NafId application = new NafId(given.text(GbaOption.FOR_NAF), protocol);
            return device.bootstrap()
                    .map(made -> told(made, memory, answer)
                            .add("ksNaf", MilenageVerb.hex(made.key().device(application)))
                            .build());
        }
        return device.bootstrap().map(made -> told(made, memory, answer).build());
    }

    /** With where the card is afterwards, for the next time. */
    private static JsonObjectBuilder told(Bootstrapped made, SequenceMemory memory, JsonObjectBuilder answer) {
        return answer.add("btid", made.transaction().toString())
                .add("expires", made.expires().toString())
                .add("tmpi", made.key().temporaryIdentity(made.transaction().server()))
                .add("sqn", memory.greatest().toString());
    }
}

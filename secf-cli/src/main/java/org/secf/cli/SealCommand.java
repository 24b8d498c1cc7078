package org.secf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.secf.administration.SecretEnvelope;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.Secret;
import org.secf.keys.store.Alias;
import org.secf.verdict.Verdict;

/** {@code secf secret seal}: a secret on its way to a store on another machine. Needs no store and changes none. */
final class SealCommand {

    private static final int LARGEST = 64 * 1024;
    private static final String STANDARD_INPUT = "-";

    private SealCommand() {}

    static StoreVerb verb() {
        return StoreVerb.apart(
                        "seal",
                        SealCommand::seal,
                        "Seals a secret to a store's own key, for the administration of that store over the network.",
                        "",
                        "Prints the body of: PUT secf/stores/STORE/secrets/ALIAS, of the type application/jose. It is for"
                                + " that store, that alias and that version, and only the store can open it."
                                + " The value is given as to: secf secret set")
                .ofAlias()
                .requiring(StoreOption.KEY, StoreOption.THUMBPRINT, StoreOption.SEALED_VERSION)
                .allowing(StoreOption.ADDRESSED, StoreOption.VALUE_FROM, StoreOption.STDIN, StoreOption.BINARY);
    }

    private static StoreAnswer seal(StoreDesk desk) throws UnusableException {
        StoreGiven given = desk.given();
        long version = given.version()
                .orElseThrow(() -> new UnusableException("--version: expected the version that the store has now"));
        String store = given.find(StoreOption.ADDRESSED).orElse("main");
        String key = key(given, desk.outside());
        Verdict<SecretEnvelope> envelope = Alias.check(given.alias())
                .then(alias -> Jwk.read(key))
                .then(jwk -> SecretEnvelope.to(
                        jwk,
                        given.find(StoreOption.THUMBPRINT).orElse(""),
                        PayloadSeal.installed(SealCommand.class.getClassLoader())));
        if (envelope.rejection().isPresent()) {
            return StoreAnswer.rejected(envelope.rejection().get());
        }
        try (Secret secret = SecretInput.read(given, desk.outside())) {
            return envelope.fold(
                    to -> StoreAnswer.text(to.seal(store, given.alias(), version, secret)), StoreAnswer::rejected);
        }
    }

    /** Public, so nobody asks who may read the file; who may change it is answered by the thumbprint. */
    private static String key(StoreGiven given, Outside outside) throws UnusableException {
        boolean isStandardInput = given.require(StoreOption.KEY).equals(STANDARD_INPUT);
        boolean isValueThere = given.find(StoreOption.VALUE_FROM).isEmpty()
                && (outside.terminal().isEmpty() || given.has(StoreOption.STDIN));
        if (isStandardInput && isValueThere) {
            throw new UnusableException("--key: standard input holds the value; give the key or the value in a file");
        }
        try (InputStream in = isStandardInput ? outside.in() : Files.newInputStream(given.path(StoreOption.KEY))) {
            byte[] octets = in.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new UnusableException("--key: expected at most " + LARGEST + " bytes, found more");
            }
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnusableException("--key: cannot read " + given.require(StoreOption.KEY) + ": " + e, e);
        }
    }
}

package org.secf.saml.logout;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.xml.XmlElement;

/** Our request that a session end (saml-core §3.7.1). */
record OutgoingRequest(LogoutParty party, Clock clock, SecureRandom random, Crypto crypto) {

    /** Where the identity provider takes requests by that binding. */
    String destination(LogoutBinding binding) {
        return Optional.ofNullable(party.provider().singleLogout().services().get(binding))
                .orElseThrow()
                .requests();
    }

    XmlElement of(String id, KeptLogin login, LogoutBinding binding) {
        Instant now = clock.instant();
        LogoutXml.Head head = new LogoutXml.Head(
                id, now, Optional.of(destination(binding)), party.us().entityId());
        return LogoutXml.request(head, now.plus(party.policy().timeout()), name(login), login.sessionIndexes());
    }

    /** Where names are to be encrypted and no key is left that they can be, none goes out plain. */
    private XmlElement name(KeptLogin login) {
        if (!party.policy().encryptsName()) {
            return LogoutXml.name(login.name());
        }
        return EncryptedName.key(party.provider().singleLogout().encryptionKeys())
                .map(key -> new EncryptedName(key, random, crypto).of(login.name()))
                .orElseThrow(() -> new IllegalStateException("metadata without a key to encrypt names to"));
    }

    /** Whether the identity provider can be asked now. */
    boolean isPossible() {
        Optional<Instant> end = party.provider().validUntil();
        boolean isBelieved = end.isEmpty() || clock.instant().isBefore(end.get());
        boolean isSealed = !party.policy().encryptsName()
                || EncryptedName.key(party.provider().singleLogout().encryptionKeys())
                        .isPresent();
        return isBelieved && isSealed && party.us().signing().isPresent();
    }
}

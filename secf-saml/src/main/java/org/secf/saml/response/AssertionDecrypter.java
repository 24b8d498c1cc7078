package org.secf.saml.response;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.EncryptedContent.EncryptedKey;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Opens an encrypted assertion with any of our keys (saml-core §6.2, SDP-SP38) into a document of its own; the response stays as it was. */
final class AssertionDecrypter {

    static final String KEY_TRANSPORT = "RSA/ECB/OAEPPadding";

    private static final String BLOCK = "AES/GCM/NoPadding";
    private static final int IV_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final HardenedXml xml = new HardenedXml();
    private final Crypto crypto;

    AssertionDecrypter(Crypto crypto) {
        this.crypto = crypto;
    }

    /**
     * The assertion, after the same strict walk as the response.
     *
     * @param walk the response's own walk, so that ids are unique over both
     */
    Verdict<Element> decrypt(Element encryptedAssertion, Opening opening, StrictWalk walk) {
        try {
            Optional<Document> plain = open(encryptedAssertion, opening);
            if (plain.isEmpty()) {
                return Verdict.rejected(
                        SamlReason.NOT_DECRYPTABLE, "an assertion encrypted to one of our keys", "another");
            }
            return walked(plain.get(), walk);
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    /**
     * The same way a part that is encrypted on its own (saml-core §2.2.4, §2.7.3.2).
     *
     * @param part what has to be in it, and how it is refused where something else is
     */
    Verdict<Element> decryptPart(Element encrypted, Opening opening, StrictWalk walk, Part part) {
        try {
            Optional<Document> plain = open(encrypted, opening);
            if (plain.isEmpty()) {
                return Verdict.rejected(
                        SamlReason.NOT_DECRYPTABLE, part.name() + " encrypted to one of our keys", "another");
            }
            int assertions = walk.assertions();
            int signatures = walk.signatures();
            walk.walk(plain.get());
            Element root = plain.get().getDocumentElement();
            boolean isAlone = walk.assertions() == assertions && walk.signatures() == signatures;
            return isAlone && Elements.is(root, Ns.ASSERTION, part.name())
                    ? Verdict.accepted(root)
                    : Verdict.rejected(part.reason(), part.name() + " alone in the ciphertext", root.getNodeName());
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    /** What is encrypted, by the local name of its element. */
    record Part(String name, Reason reason) {}

    private Optional<Document> open(Element encrypted, Opening opening) throws MalformedXml {
        EncryptedContent content = EncryptedContent.read(encrypted, opening.algorithms());
        return content.keys().stream()
                .flatMap(key -> opening.credentials().stream()
                        .flatMap(credential -> open(content, key, credential.privateKey()).stream()))
                .findFirst();
    }

    private static Verdict<Element> walked(Document document, StrictWalk walk) throws MalformedXml {
        int before = walk.assertions();
        walk.walk(document);
        Element root = document.getDocumentElement();
        if (!Elements.is(root, Ns.ASSERTION, "Assertion") || walk.assertions() != before + 1) {
            return Verdict.rejected(
                    SamlReason.NOT_ONE_ASSERTION, "one assertion in the ciphertext", root.getNodeName());
        }
        return Verdict.accepted(root);
    }

    /** Every failure is the same nothing. */
    private Optional<Document> open(EncryptedContent content, EncryptedKey encrypted, PrivateKey ours) {
        try {
            Cipher transport = crypto.cipher(KEY_TRANSPORT);
            transport.init(Cipher.DECRYPT_MODE, ours, encrypted.padding());
            byte[] key = transport.doFinal(encrypted.octets());
            byte[] octets = content.octets();
            if (key.length != content.keyOctets() || octets.length < IV_OCTETS) {
                return Optional.empty();
            }
            Cipher block = crypto.cipher(BLOCK);
            GCMParameterSpec iv = new GCMParameterSpec(TAG_BITS, octets, 0, IV_OCTETS);
            block.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), iv);
            byte[] plain = block.doFinal(octets, IV_OCTETS, octets.length - IV_OCTETS);
            return xml.parse(plain).fold(Optional::of, refusal -> Optional.empty());
        } catch (GeneralSecurityException | RuntimeException failure) {
            return Optional.empty();
        }
    }
}

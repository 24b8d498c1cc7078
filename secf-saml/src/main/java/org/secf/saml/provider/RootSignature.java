package org.secf.saml.provider;

import static org.secf.saml.xml.XmlName.signature;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secf.crypto.Crypto;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.response.StreamedSignature;
import org.secf.saml.xml.CanonicalStream;
import org.secf.saml.xml.ElementSink;
import org.secf.saml.xml.ElementTree;
import org.secf.saml.xml.StartTag;
import org.secf.verdict.Rejection;

/**
 * The signature over a whole metadata document that streams by, by a key that configuration names (SDP-MD02); keys inside the document are not believed. It is
 * the first child of the root (saml-metadata §2.3.1), and the digest is over the root as it stands, so that nothing is ever looked up by an id, and nothing
 * outside of what was signed can be read for it.
 */
final class RootSignature implements ElementSink {

    private static final int CHILD = 2;

    private final List<X509Certificate> signers;
    private final Crypto crypto;
    private final MetadataSource source;
    private @Nullable StartTag root;
    private String before = "";
    private @Nullable ElementTree tree;
    private @Nullable StreamedSignature signature;
    private @Nullable CanonicalStream body;
    private int depth;

    RootSignature(List<X509Certificate> signers, Crypto crypto, MetadataSource source) {
        this.signers = signers;
        this.crypto = crypto;
        this.source = source;
    }

    @Override
    public void start(StartTag tag) {
        depth++;
        if (body != null) {
            body.start(tag);
        } else if (root == null) {
            root = tag;
        } else if (tag.isExcessive(depth)) {
            throw EntityScan.excess(source);
        } else if (tree != null) {
            tree.start(tag);
        } else if (depth == CHILD && tag.is(signature("Signature"))) {
            tree = new ElementTree(root.declared());
            tree.start(tag);
        } else {
            throw unsigned();
        }
    }

    @Override
    public void text(String text) {
        if (body != null) {
            body.text(text);
        } else if (tree != null) {
            tree.text(text);
        } else {
            before = text;
        }
    }

    @Override
    public void end() {
        depth--;
        if (body != null) {
            body.end();
        } else if (tree != null) {
            tree.end();
            if (tree.isWhole()) {
                begin(Objects.requireNonNull(root), tree);
            }
        }
    }

    @Override
    public void instruction(String target, String data) {
        if (body == null) {
            throw EntityScan.instruction(target, source);
        }
        body.instruction(target, data);
    }

    /** Now that it is known how, what came before the signature is digested, and then what follows it. */
    private void begin(StartTag opened, ElementTree read) {
        String id = opened.attribute("ID").orElse("");
        StreamedSignature claimed = StreamedSignature.of(read.element(), id, crypto)
                .fold(shaped -> shaped, rejection -> {
                    throw malformed(rejection);
                });
        signature = claimed;
        body = new CanonicalStream(claimed.prefixes(), claimed.digest()::update);
        body.start(opened);
        body.text(before);
    }

    /** Refuses a document that none of the signers signed as it stood; asked when it has streamed by. */
    void require() {
        if (signature == null) {
            throw unsigned();
        }
        List<PublicKey> keys =
                signers.stream().map(X509Certificate::getPublicKey).toList();
        signature.verify(keys).rejection().ifPresent(rejection -> {
            throw rejection.reason() == SamlReason.SIGNATURE_INVALID ? invalid(rejection) : malformed(rejection);
        });
    }

    private RuntimeException unsigned() {
        return source.error(
                MetadataReason.METADATA_UNSIGNED,
                "expected a signature of " + names()
                        + " over the document, found none; ask the publisher for signed metadata, or remove"
                        + " metadata-signing-certificate if the file came by a trusted way");
    }

    private RuntimeException malformed(Rejection rejection) {
        return source.error(
                MetadataReason.METADATA_SIGNATURE_MALFORMED,
                "the signature is not one that is taken: %s (%s), %s; ask the publisher to sign the whole document by RSA or ECDSA with SHA-256"
                        .formatted(rejection.reason().name(), rejection.reason().clause(), rejection.detail()));
    }

    private RuntimeException invalid(Rejection rejection) {
        return source.error(
                MetadataReason.METADATA_SIGNATURE_INVALID,
                "the signature does not hold for " + names() + " (" + rejection.detail()
                        + "): the document was altered or somebody else signed it; download it again, and compare the"
                        + " certificate with the publisher's by another way");
    }

    private String names() {
        return signers.isEmpty()
                ? "a key that is believed now (there is none)"
                : signers.stream().map(RootSignature::name).collect(Collectors.joining(" or "));
    }

    private static String name(X509Certificate signer) {
        return signer.getSubjectX500Principal() + " (key SHA-256 " + Thumbprint.of(signer.getPublicKey()) + ")";
    }
}

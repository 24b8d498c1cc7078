package org.secf.saml.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.junit.jupiter.api.BeforeAll;
import org.secf.saml.xml.CanonicalStream;
import org.secf.saml.xml.HardenedBuilder;
import org.secf.saml.xml.HardenedStream;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Whatever streams through has the canonical form that an independent canonicaliser makes of the tree, and what the tree's parser refuses does not stream through. */
class StreamFuzzTest {

    @BeforeAll
    static void start() {
        Init.init();
    }

    @FuzzTest(maxDuration = "60s")
    void canonicalFormIsThatOfTheTree(byte[] xml) throws IOException {
        Optional<String> streamed = streamed(xml);
        Optional<Document> tree = tree(xml);

        if (streamed.isPresent() && tree.isPresent()) {
            assertThat(streamed).isEqualTo(canonical(tree.get()));
        } else {
            assertThat(streamed).as("streams, and is no tree").isEmpty();
        }
    }

    private static Optional<String> streamed(byte[] xml) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HardenedStream.read(xml, new CanonicalStream(List.of(), out::writeBytes));
            return Optional.of(out.toString(StandardCharsets.UTF_8));
        } catch (SAXException | IOException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Document> tree(byte[] xml) {
        try {
            return Optional.of(HardenedBuilder.create().parse(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> canonical(Document tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(tree.getDocumentElement(), out);
            return Optional.of(out.toString(StandardCharsets.UTF_8));
        } catch (XMLSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

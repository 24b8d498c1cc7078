package org.secf.saml.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Element;

/** Whatever is written is read back as it was, or refused for a character that XML cannot hold. */
class XmlElementPropertyTest {

    @Property(tries = 500)
    void writtenTextIsReadBack(@ForAll String text, @ForAll String attribute) throws Exception {
        XmlElement element = XmlElement.of(XmlName.protocol("X"))
                .with("a", attribute)
                .with(XmlElement.of(XmlName.assertion("Y")).with(text));
        String canonical;
        try {
            canonical = element.canonical();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("U+");
            return;
        }
        Element read = HardenedBuilder.create()
                .parse(new ByteArrayInputStream(canonical.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(read.getAttribute("a")).isEqualTo(attribute);
        assertThat(read.getTextContent()).isEqualTo(text);
    }
}

package org.secf.saml.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What streams by has the canonical form that an independent canonicaliser makes of the tree (xml-exc-c14n §3). */
class CanonicalStreamTest {

    @BeforeAll
    static void start() {
        Init.init();
    }

    static void assertSame(String brief, String... prefixes) throws Exception {
        String xml = brief.replaceAll("(xmlns(:\\w+)?)='(\\w+)'", "$1='urn:$3'");
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        HardenedStream.read(
                xml.getBytes(StandardCharsets.UTF_8), new CanonicalStream(List.of(prefixes), streamed::writeBytes));
        assertThat(streamed.toString(StandardCharsets.UTF_8)).isEqualTo(independent(xml, prefixes));
    }

    private static String independent(String xml, String... prefixes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                .canonicalizeSubtree(
                        HardenedBuilder.create()
                                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                                .getDocumentElement(),
                        String.join(" ", prefixes),
                        out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a>x</a>",
                "<!-- c --><a>x<!-- c -->y</a><!-- c -->",
                "<a xmlns='u'><b/><c xmlns=''><d xmlns='u'/></c></a>",
                "<p:a xmlns:p='u' xmlns:q='v'><q:b/><q:b><p:c q:x='1'/></q:b></p:a>",
                "<p:a xmlns:p='u'><p:b xmlns:p='v'><p:c xmlns:p='u'/></p:b><p:d/></p:a>",
                "<a xmlns:z='a' xmlns:b='z' z:x='1' b:x='2' y='3' a='4' xml:lang='en'/>",
                "<a x=' &#9;&#10;&#13;&lt;&amp;&quot;&gt;'>&#13;&lt;&gt;&amp;&quot;\r\nb\tc</a>",
                "<a><![CDATA[<x>&]]>b</a>",
                "<a xmlns='u' xmlns:n='u' n:x='1' x='2'><n:b/></a>",
                "<?x y?><a>b<?p?>c<?q  d <e> & \r\n f ?><g><?h &#13;?></g></a><?x y?>",
                "<a>\uD83D\uDE00é</a>",
                "<a xmlns:x='u'><b x:c='1'/><b x:c='1'/></a>"
            })
    void sameAsOfTheTree(String xml) throws Exception {
        assertSame(xml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a xmlns:p='u' xmlns:q='v' type='p:x'><b xmlns:p='w'><c q:t='p:y'/></b><d/></a>",
                "<a xmlns='u' xmlns:q='v'><q:b><c/></q:b><q:b xmlns=''><c/></q:b></a>",
                "<q:a xmlns='u' xmlns:q='v' xmlns:unused='w'><q:b xmlns:p='x'/><q:c xmlns='y'/></q:a>",
                "<q:a xmlns:q='v'/>"
            })
    void sameWithPrefixesThatAreRenderedAnyhow(String xml) throws Exception {
        for (String prefixes : List.of("p", "#default", "q p", "#default p q unused", "nowhere")) {
            assertSame(xml, prefixes.split(" "));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 8191, 8192, 8193, 50_000})
    void sameWhereItIsLong(int length) throws Exception {
        char[] text = new char[length];
        Arrays.fill(text, '\u00e9');
        assertSame("<a>" + new String(text) + "<b/>" + "x".repeat(length) + "</a>");
    }

    /** The parser takes them, with the default namespace or with none. */
    @ParameterizedTest
    @ValueSource(strings = {"<:a/>", "<a xmlns='urn:u'><:b/></a>", "<a :b='1'/>"})
    void nameWithAnEmptyPrefixDoesNotStreamThrough(String xml) {
        assertThatThrownBy(() -> HardenedStream.read(
                        xml.getBytes(StandardCharsets.UTF_8), new CanonicalStream(List.of(), octets -> {})))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("no qualified name");
    }
}
